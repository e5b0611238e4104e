package io.ringwerk.proxy;

/**
 * Hears what happens to calls, for call records and lamps. Called on the shard's thread of the
 * call: it must not block, and must be safe for several shards.
 */
@FunctionalInterface
public interface CallListener {

  /** Something happened. */
  void happened(CallEvent event);
}
