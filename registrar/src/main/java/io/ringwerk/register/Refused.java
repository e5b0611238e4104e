package io.ringwerk.register;

import io.ringwerk.sip.message.MalformedHeaderException;
import java.time.Duration;
import java.util.Optional;

/**
 * A REGISTER is refused, and nothing has changed.
 *
 * @param reason why
 * @param phrase the reason phrase of the answer
 * @param interval what the phone has to know to do better: the minimum for {@link
 *     RegistrationRefusal#INTERVAL_TOO_BRIEF}, when to try again for a 5xx
 */
record Refused(RegistrationRefusal reason, String phrase, Optional<Duration> interval)
    implements RegistrationReading, RegistrationPlan {

  /** A refusal in the reason's own words. */
  static Refused because(RegistrationRefusal reason) {
    return new Refused(reason, reason.phrase(), Optional.empty());
  }

  /** A refusal that tells the phone an interval. */
  static Refused because(RegistrationRefusal reason, Duration interval) {
    return new Refused(reason, reason.phrase(), Optional.of(interval));
  }

  /** The refusal of a header field that cannot be read. */
  static Refused because(MalformedHeaderException malformed) {
    return new Refused(RegistrationRefusal.MALFORMED_HEADER, malformed.reason(), Optional.empty());
  }
}
