package io.ringwerk.loadtest.generator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Successes of the run under way, or of the next if there is none, for those who wait for some.
 * Shared by all loops.
 */
final class RunProgress {

  private final AtomicLong succeeded = new AtomicLong();
  private volatile Milestone milestone = new Milestone(Long.MAX_VALUE, new CompletableFuture<>());

  /** A run is over; who waits now, waits for the next one. */
  void reset() {
    succeeded.set(0);
  }

  void succeeded() {
    milestone.check(succeeded.incrementAndGet());
  }

  /** Completes when there are so many; for one who waits at a time. */
  CompletableFuture<Void> await(long count) {
    Milestone next = new Milestone(count, new CompletableFuture<>());
    milestone = next;
    next.check(succeeded.get());
    return next.reached();
  }

  private record Milestone(long count, CompletableFuture<Void> reached) {
    void check(long succeeded) {
      if (succeeded >= count) {
        reached.complete(null);
      }
    }
  }
}
