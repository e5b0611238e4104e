package io.ringwerk.sip.transport;

import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Collects the buffers Netty's leak detector reports as lost. Shared by all threads.
 *
 * <p>Netty notices a lost buffer only after a garbage collection, when the next one is allocated.
 * So {@link #drain} loses a buffer on purpose, a canary, and collects until Netty has reported it:
 * by then every buffer lost before has been reported too.
 */
final class LeakReports {

  private static final String CANARY = "canary of LeakReports ";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> reports = new ConcurrentLinkedQueue<>();

  /** Netty reports equal traces once only, so each canary has a number. */
  private final AtomicInteger canaries = new AtomicInteger();

  /** Takes over Netty's reports; each buffer of this process is watched from now on. */
  void collect() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    // Only its printing is off: a logger that is off would switch the reports off as well.
    ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).setAdditive(false);
    ByteBufUtil.setLeakListener((type, trace) -> reports.add(trace));
  }

  /** The buffers lost since the last call, each as the trace of where it was last used. */
  List<String> drain() {
    String canary = CANARY + canaries.incrementAndGet() + '.';
    loseBuffer(canary);
    List<String> leaks = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      System.gc();
      ByteBufAllocator.DEFAULT.buffer(1).release();
      if (pollUntil(canary, leaks)) {
        return leaks;
      }
    }
    throw new IllegalStateException("Netty's leak detector does not report");
  }

  /** Whether the canary was among the reports. */
  private boolean pollUntil(String canary, List<String> leaks) {
    boolean found = false;
    for (String trace = reports.poll(); trace != null; trace = reports.poll()) {
      if (trace.contains(canary)) {
        found = true;
      } else {
        leaks.add(trace);
      }
    }
    return found;
  }

  private static void loseBuffer(String hint) {
    ByteBuf lost = ByteBufAllocator.DEFAULT.buffer(1);
    lost.touch(hint);
  }
}
