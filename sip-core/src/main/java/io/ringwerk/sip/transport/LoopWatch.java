package io.ringwerk.sip.transport;

import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches how a loop keeps up, and tells so after every window in which it read something. Belongs
 * to one loop.
 *
 * <p>A read costs it one branch and one addition; the clock is asked once in a window. It stops
 * some time after the last read, so that an idle loop is not woken, but not before whoever listens
 * has seen the load end.
 */
final class LoopWatch {

  static final Duration WINDOW = Duration.ofMillis(50);

  private static final int QUIET_WINDOWS = 200;

  private final Scheduler scheduler;
  private final List<Queue> queues = new ArrayList<>();
  private Consumer<LoopLoad> listener = load -> {};
  private boolean watching;
  private boolean used;
  private int quietWindows;
  private long windowBegan;

  LoopWatch(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Who is told; before the first read. */
  void tell(Consumer<LoopLoad> newListener) {
    listener = newListener;
  }

  /** A datagram socket of the loop. */
  Queue newQueue() {
    Queue queue = new Queue();
    queues.add(queue);
    return queue;
  }

  /** Something was read. */
  void read() {
    used = true;
    if (!watching) {
      watching = true;
      quietWindows = 0;
      beginWindow();
    }
  }

  private void beginWindow() {
    windowBegan = scheduler.nanoTime();
    var unused = scheduler.schedule(WINDOW, this::endWindow);
  }

  private void endWindow() {
    Duration lasted = Duration.ofNanos(scheduler.nanoTime() - windowBegan);
    listener.accept(new LoopLoad(lasted, pressure(), lasted.minus(WINDOW)));
    quietWindows = used ? 0 : quietWindows + 1;
    used = false;
    watching = quietWindows < QUIET_WINDOWS;
    if (watching) {
      beginWindow();
    }
  }

  private double pressure() {
    double highest = 0;
    for (Queue queue : queues) {
      highest = Math.max(highest, queue.takePressure());
    }
    return highest;
  }

  /** What the kernel holds for one datagram socket of the loop, as far as reads tell. */
  final class Queue {

    private int reads;
    private int fullReads;

    /**
     * Datagrams were read from it.
     *
     * @param full whether they were as many as one read takes
     */
    void read(boolean full) {
      reads++;
      if (full) {
        fullReads++;
      }
      LoopWatch.this.read();
    }

    private double takePressure() {
      double pressure = reads == 0 ? 0 : (double) fullReads / reads;
      reads = 0;
      fullReads = 0;
      return pressure;
    }
  }
}
