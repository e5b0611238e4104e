package io.ringwerk.sip.transport;

import io.ringwerk.sip.time.BatchExecutor;
import io.ringwerk.sip.time.Scheduler;

/**
 * One event loop with what belongs to it: its own sockets, its own timers, its own state in the
 * layers above. Everything of a shard runs on one thread, so it needs no locks.
 */
public interface Shard extends Scheduler, BatchExecutor {

  /** The shard's place in {@link Shards}, from 0. */
  int index();

  /** Whether the calling thread is this shard's. */
  @Override
  boolean isCurrent();

  @Override
  void execute(Runnable task);
}
