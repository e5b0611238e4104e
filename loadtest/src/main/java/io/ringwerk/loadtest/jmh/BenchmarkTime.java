package io.ringwerk.loadtest.jmh;

import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Time that passes when a benchmark says so, at next to no cost: a timer waits in the queue of its
 * delay, where deadlines rise by themselves. A cancelled one stays there until it is due.
 */
final class BenchmarkTime implements Scheduler {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<Duration, Deque<Timer>> timers = new HashMap<>();
  private final Deque<Runnable> soon = new ArrayDeque<>();
  private long nanos;

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
    Timer timer = new Timer(nanos + delay.toNanos(), task);
    timers.computeIfAbsent(delay, any -> new ArrayDeque<>()).add(timer);
    return timer;
  }

  @Override
  public void execute(Runnable task) {
    soon.add(task);
  }

  /** Runs what waits to be run, lets time pass and fires what falls due. */
  void advance(Duration duration) {
    runWaiting();
    nanos += duration.toNanos();
    timers.values().forEach(this::fire);
    runWaiting();
  }

  private void runWaiting() {
    for (Runnable next = soon.poll(); next != null; next = soon.poll()) {
      next.run();
    }
  }

  private void fire(Deque<Timer> queue) {
    while (!queue.isEmpty() && queue.element().due <= nanos) {
      Timer timer = queue.remove();
      if (!timer.cancelled) {
        timer.task.run();
      }
    }
  }

  private static final class Timer implements Cancellable {

    private final long due;
    private final Runnable task;
    private boolean cancelled;

    Timer(long due, Runnable task) {
      this.due = due;
      this.task = task;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
