package io.ringwerk.loadtest.jmh;

import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.transport.ListenPoint;
import io.ringwerk.sip.transport.Shard;
import io.ringwerk.sip.transport.SipTransport;
import io.ringwerk.sip.transport.TransportSettings;
import io.ringwerk.sip.transport.TransportStartException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A transaction's timer on a real event loop: armed, and stopped when 10,000 others are armed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimerBenchmark {

  private static final int BATCH = 1_000;
  private static final int ARMED = 10_000;
  private static final Duration LIFETIME = Duration.ofSeconds(32);

  private final SipTransport transport =
      new SipTransport(
          TransportSettings.listeningOn(
                  new ListenPoint(
                      TransportProtocol.UDP,
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
              .withLoops(1),
          new SipCounters());
  private final Deque<Cancellable> armed = new ArrayDeque<>();

  /** Starts the loop. */
  @Setup
  public void start() throws TransportStartException {
    transport.start((message, flow) -> {}, closed -> {});
    onLoop(() -> arm(ARMED));
  }

  /** Stops it. */
  @TearDown
  public void stop() {
    transport.stop(Duration.ofSeconds(1));
  }

  /** One timer armed, one stopped. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void armAndStop() {
    onLoop(
        () -> {
          for (int i = 0; i < BATCH; i++) {
            arm(1);
            armed.remove().cancel();
          }
        });
  }

  private void arm(int count) {
    Shard shard = shard();
    for (int i = 0; i < count; i++) {
      armed.add(shard.schedule(LIFETIME, () -> {}));
    }
  }

  private void onLoop(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    shard()
        .execute(
            () -> {
              task.run();
              done.complete(null);
            });
    done.join();
  }

  private Shard shard() {
    return transport.shards().get(0);
  }
}
