package io.ringwerk.sip.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * The clock of one shard and the way to be called later on its thread.
 *
 * <p>Whatever belongs to a shard runs on one thread and so needs no lock. Only {@link #execute} may
 * be called from another thread: it is the way back onto the shard.
 */
public interface Scheduler extends Executor {

  /** The time of day, for what is told to others: expiry times, logs, nonces. */
  Instant now();

  /**
   * Nanoseconds since some fixed moment, never going back; for measuring how long something took.
   */
  long nanoTime();

  /**
   * Runs {@code task} on the shard's thread once {@code delay} has passed, never earlier and never
   * inside this call.
   *
   * @return the way to call it off
   */
  Cancellable schedule(Duration delay, Runnable task);

  /**
   * Runs {@code task} on the shard's thread soon, never inside this call. May be called from any
   * thread.
   */
  @Override
  void execute(Runnable task);
}
