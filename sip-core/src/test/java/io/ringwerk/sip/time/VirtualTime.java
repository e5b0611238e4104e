package io.ringwerk.sip.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes only when a test says so. Tasks run on the test's thread, in the order of their
 * deadlines and, at the same moment, in the order in which they were scheduled; so a run is the
 * same every time.
 */
public final class VirtualTime implements Scheduler {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::deadline).thenComparingLong(Task::order));
  private long nanos;
  private long scheduled;

  @Override
  public Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    Task entry = new Task(nanos + Math.max(0, delay.toNanos()), scheduled++, task);
    tasks.add(entry);
    return () -> tasks.remove(entry);
  }

  @Override
  public void execute(Runnable task) {
    schedule(Duration.ZERO, task);
  }

  /** Lets {@code duration} pass and runs everything that falls due in it, the end included. */
  public void advance(Duration duration) {
    long until = nanos + duration.toNanos();
    while (!tasks.isEmpty() && tasks.element().deadline() <= until) {
      runNext();
    }
    nanos = until;
  }

  /** Runs what is due now without letting time pass, such as tasks given to {@link #execute}. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** Lets time pass until nothing is left to run; fails if that takes longer than {@code limit}. */
  public void runUntilIdle(Duration limit) {
    long end = nanos + limit.toNanos();
    while (!tasks.isEmpty()) {
      if (tasks.element().deadline() > end) {
        throw new AssertionError(tasks.size() + " tasks still pending after " + limit);
      }
      runNext();
    }
  }

  /** How many tasks wait to be run. */
  public int pending() {
    return tasks.size();
  }

  /** How long until the next task is due, for tests of one timer. */
  public Duration untilNext() {
    return Duration.ofNanos(tasks.element().deadline() - nanos);
  }

  private void runNext() {
    Task next = tasks.remove();
    nanos = next.deadline();
    next.action().run();
  }

  private record Task(long deadline, long order, Runnable action) {}
}
