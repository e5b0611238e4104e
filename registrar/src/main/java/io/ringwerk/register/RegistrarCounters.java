package io.ringwerk.register;

import io.ringwerk.sip.flow.EnumCounter;

/**
 * Shared across shards: what became of the REGISTERs received.
 *
 * @param events what happened
 * @param refusals why some were refused
 */
public record RegistrarCounters(
    EnumCounter<RegistrarEvent> events, EnumCounter<RegistrationRefusal> refusals) {

  /** Counts from zero. */
  public RegistrarCounters() {
    this(new EnumCounter<>(RegistrarEvent.class), new EnumCounter<>(RegistrationRefusal.class));
  }
}
