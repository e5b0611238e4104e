package io.ringwerk.register;

import io.ringwerk.sip.message.SipUri;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One contact a REGISTER asks to bind, refresh or remove.
 *
 * @param uri its address
 * @param expires the interval asked for, from the contact's parameter, the Expires header field or
 *     the default; zero to remove it (RFC 3261 §10.3 step 7)
 * @param q its preference in thousandths
 * @param instanceId its {@code +sip.instance}, without the angle brackets (RFC 5626 §4.1)
 * @param regId its {@code reg-id} (RFC 5626 §4.2)
 * @param methods its {@code methods} parameter (RFC 3840 §9)
 */
record RequestedContact(
    SipUri uri,
    Duration expires,
    int q,
    Optional<String> instanceId,
    OptionalInt regId,
    Optional<String> methods) {

  /** Whether it is to be removed. */
  boolean isRemoval() {
    return expires.isZero();
  }

  /** Whether it names a flow of an instance (RFC 5626 §6). */
  boolean namesFlow() {
    return instanceId.isPresent() && regId.isPresent();
  }
}
