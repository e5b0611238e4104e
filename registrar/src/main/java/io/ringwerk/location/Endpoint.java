package io.ringwerk.location;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a phone says about itself when it registers.
 *
 * @param sentBy the host and port in its topmost Via: its own idea of its address, often a private
 *     one (RFC 3261 §18.1.1)
 * @param userAgent its User-Agent header
 * @param instanceId its {@code +sip.instance}, without the angle brackets (RFC 5626 §4.1)
 * @param regId its {@code reg-id}, which numbers the flows of one instance (RFC 5626 §4.2)
 * @param methods its contact's {@code methods} parameter: what it can be sent (RFC 3840 §9)
 */
public record Endpoint(
    String sentBy,
    Optional<String> userAgent,
    Optional<String> instanceId,
    OptionalInt regId,
    Optional<String> methods) {

  /** Whether instance and reg-id are given: then they name the flow, not the Contact URI. */
  boolean namesFlow() {
    return instanceId.isPresent() && regId.isPresent();
  }
}
