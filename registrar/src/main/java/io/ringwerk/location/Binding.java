package io.ringwerk.location;

import io.ringwerk.sip.flow.FlowId;
import java.time.Instant;

/**
 * One registered contact of a device (RFC 3261 §10): where a request for the device is sent, and
 * which REGISTER said so.
 *
 * @param contact the Contact URI, as the phone wrote it
 * @param flow the flow the REGISTER came on; requests for the device go back over it (RFC 5626)
 * @param addressOfRecord the user part of the address of record it registered under: the device's
 *     id or its user's name
 * @param q the preference of the contact in thousandths, 0 to 1000 (RFC 3261 §20.10)
 * @param endpoint what the phone says about itself
 * @param register the REGISTER that wrote this binding last
 * @param registeredAt when the contact was first registered; a refresh keeps it
 * @param refreshedAt when the last REGISTER for it was accepted
 * @param expiresAt from this instant on the binding is no more
 */
public record Binding(
    String contact,
    FlowId flow,
    String addressOfRecord,
    int q,
    Endpoint endpoint,
    RegisterId register,
    Instant registeredAt,
    Instant refreshedAt,
    Instant expiresAt) {

  /** The preference of a contact that names none. */
  public static final int DEFAULT_Q = 1000;

  /** Checks that {@code q} is a preference. */
  public Binding {
    if (q < 0 || q > 1000) {
      throw new IllegalArgumentException("q of " + q + " thousandths");
    }
  }

  /** Whether the binding still stands at {@code now}. */
  public boolean isLiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /**
   * Whether {@code other} is a later or earlier state of the same binding: the same instance and
   * reg-id where both phones give them (RFC 5626 §6), otherwise the same Contact URI, letter by
   * letter.
   */
  public boolean isSameContactAs(Binding other) {
    if (endpoint.namesFlow() && other.endpoint.namesFlow()) {
      return endpoint.instanceId().equals(other.endpoint.instanceId())
          && endpoint.regId().equals(other.endpoint.regId());
    }
    return contact.equals(other.contact);
  }
}
