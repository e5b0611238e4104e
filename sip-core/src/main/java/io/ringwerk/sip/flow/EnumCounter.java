package io.ringwerk.sip.flow;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts events by kind. Shared by all shards; counting neither locks nor allocates.
 *
 * @param <K> the kinds
 */
public final class EnumCounter<K extends Enum<K>> {

  private final Map<K, LongAdder> counts;

  /** Counts from zero. */
  public EnumCounter(Class<K> kinds) {
    this.counts = new EnumMap<>(kinds);
    for (K kind : kinds.getEnumConstants()) {
      counts.put(kind, new LongAdder());
    }
  }

  /** Counts one event of this kind. */
  public void increment(K kind) {
    countOf(kind).increment();
  }

  /** How many events of this kind there were since the start. */
  public long count(K kind) {
    return countOf(kind).sum();
  }

  /** How many events of any kind there were since the start. */
  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  private LongAdder countOf(K kind) {
    return requireNonNull(counts.get(kind), "every kind has its counter");
  }
}
