package io.ringwerk.sip.transport;

import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches how a loop keeps up, and tells so after every window in which it read something. Belongs
 * to one loop.
 *
 * <p>A read costs it two additions; the clock and the kernel are asked once in a window. It stops
 * some time after the last read, so that an idle loop is not woken, but not before whoever listens
 * has seen the load end.
 */
final class LoopWatch {

  static final Duration WINDOW = Duration.ofMillis(50);

  /** What the kernel accounts for a datagram of a SIP message's size: 1.3 to 2.3 kB. */
  static final int BYTES_PER_DATAGRAM = 2048;

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

  /**
   * A datagram socket of the loop.
   *
   * @param backlog reads what the kernel holds for it
   * @param batch how many datagrams one read takes at most
   */
  Queue newQueue(Supplier<Optional<SocketBacklog>> backlog, int batch) {
    Queue queue = new Queue(backlog, batch);
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
    long lasted = scheduler.nanoTime() - windowBegan;
    listener.accept(load(lasted));
    quietWindows = used ? 0 : quietWindows + 1;
    used = false;
    watching = quietWindows < QUIET_WINDOWS;
    if (watching) {
      beginWindow();
    }
  }

  /** How late the loop comes to look is what messages waited that came over connections. */
  private LoopLoad load(long lasted) {
    double pressure = 0;
    long lost = 0;
    long delay = lasted - WINDOW.toNanos();
    for (Queue queue : queues) {
      pressure = Math.max(pressure, queue.pressure());
      Optional<SocketBacklog> backlog = queue.backlog.get();
      lost += backlog.isPresent() ? queue.newlyLost(backlog.get()) : 0;
      delay = Math.max(delay, queue.delay(backlog, lasted));
      queue.beginWindow();
    }
    return new LoopLoad(Duration.ofNanos(lasted), pressure, lost, Duration.ofNanos(delay));
  }

  /** What waits in one datagram socket of the loop. */
  final class Queue {

    private final Supplier<Optional<SocketBacklog>> backlog;
    private final int batch;
    private int lostBefore;
    private int reads;
    private int fullReads;
    private int datagrams;

    private Queue(Supplier<Optional<SocketBacklog>> backlog, int batch) {
      this.backlog = backlog;
      this.batch = batch;
    }

    /** So many datagrams were read from it at once. */
    void read(int count) {
      reads++;
      datagrams += count;
      if (count >= batch) {
        fullReads++;
      }
      LoopWatch.this.read();
    }

    private double pressure() {
      return reads == 0 ? 0 : (double) fullReads / reads;
    }

    private long newlyLost(SocketBacklog now) {
      int lost = now.lost() - lostBefore;
      lostBefore = now.lost();
      return Integer.toUnsignedLong(lost);
    }

    /**
     * What waits will be read at the pace of this window. Where the kernel does not tell what
     * waits, a socket that no read emptied has kept its last datagram waiting for the window.
     */
    private long delay(Optional<SocketBacklog> known, long lasted) {
      if (known.isEmpty()) {
        return pressure() >= 1 ? lasted : 0;
      }
      long waiting = known.get().bytes() / BYTES_PER_DATAGRAM;
      return waiting * lasted / Math.max(1, datagrams);
    }

    private void beginWindow() {
      reads = 0;
      fullReads = 0;
      datagrams = 0;
    }
  }
}
