package io.ringwerk.overload;

import io.ringwerk.sip.flow.EnumCounter;

/** Counts what was shed, by its priority. Shared by all shards. */
public final class OverloadCounters {

  private final EnumCounter<Priority> refused = new EnumCounter<>(Priority.class);
  private final EnumCounter<Priority> dropped = new EnumCounter<>(Priority.class);

  /** Requests answered 503. */
  public EnumCounter<Priority> refused() {
    return refused;
  }

  /** Requests not answered. */
  public EnumCounter<Priority> dropped() {
    return dropped;
  }

  /** All of them. */
  long total() {
    return refused.total() + dropped.total();
  }
}
