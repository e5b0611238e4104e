package io.ringwerk.proxy;

import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.time.TimerSettings;
import java.time.Duration;
import java.util.List;

/**
 * How calls are proxied.
 *
 * @param noAnswer how long phones ring before the call ends as unanswered
 * @param maxBranches how many devices one request may be forked to at most; a guard against group
 *     memberships nobody meant (RFC 5393 §5)
 * @param timers for timer C
 * @param emergencyNumbers which calls are taken even when transactions run short
 */
public record ProxySettings(
    Duration noAnswer, int maxBranches, TimerSettings timers, EmergencyNumbers emergencyNumbers) {

  /** Two minutes, 256 devices, the timers of RFC 3261, no emergency numbers. */
  public static final ProxySettings DEFAULT =
      new ProxySettings(
          Duration.ofMinutes(2), 256, TimerSettings.DEFAULT, new EmergencyNumbers(List.of()));

  /** Checks that both are positive. */
  public ProxySettings {
    if (noAnswer.isNegative() || noAnswer.isZero()) {
      throw new IllegalArgumentException("a no-answer time of " + noAnswer);
    }
    if (maxBranches <= 0) {
      throw new IllegalArgumentException("at most " + maxBranches + " branches");
    }
  }
}
