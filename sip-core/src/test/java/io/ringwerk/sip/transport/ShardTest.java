package io.ringwerk.sip.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.time.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ShardTest {

  private final SipTransport transport =
      new SipTransport(
          TransportSettings.listeningOn(EchoServer.anyPort(TransportProtocol.UDP)).withLoops(3),
          new SipCounters());
  private final Shards shards = transport.shards();

  @AfterEach
  void stop() {
    transport.stop(Duration.ofSeconds(5));
  }

  @Test
  void runsTasksOnItsOwnThread() throws Exception {
    for (Shard shard : shards.all()) {
      CompletableFuture<Shard> ranOn = new CompletableFuture<>();
      shard.execute(() -> ranOn.complete(shards.current().orElseThrow()));

      assertThat(ranOn.get(5, SECONDS)).isSameAs(shard);
    }
    assertThat(shards.current()).isEmpty();
  }

  @Test
  void runsALaterTaskOnItsOwnThreadAndNotEarlier() throws Exception {
    Shard shard = shards.get(1);
    Duration delay = Duration.ofMillis(30);
    CompletableFuture<Duration> waited = new CompletableFuture<>();
    long start = shard.nanoTime();

    shard.schedule(
        delay,
        () -> {
          assertThat(shard.isCurrent()).isTrue();
          waited.complete(Duration.ofNanos(shard.nanoTime() - start));
        });

    assertThat(waited.get(5, SECONDS)).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void forgetsALaterTaskThatWasCalledOff() throws Exception {
    Shard shard = shards.get(0);
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Void> afterwards = new CompletableFuture<>();
    shard.execute(
        () -> {
          Cancellable task = shard.schedule(Duration.ofMillis(1), () -> ran.set(true));
          task.cancel();
          shard.schedule(Duration.ofMillis(20), () -> afterwards.complete(null));
        });

    afterwards.get(5, SECONDS);

    assertThat(ran).isFalse();
  }

  @Test
  void livesOnWhenATaskFails() throws Exception {
    Shard shard = shards.get(0);
    CompletableFuture<Void> afterwards = new CompletableFuture<>();
    shard.execute(
        () -> {
          throw new IllegalStateException("a defect for the test");
        });

    shard.execute(() -> afterwards.complete(null));

    assertThat(afterwards).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void isTheSameForTheSameKey() {
    assertThat(shards.forKey("call-1@192.0.2.1")).isSameAs(shards.forKey("call-1@192.0.2.1"));
    // Its hash is Integer.MIN_VALUE, whose absolute value is negative.
    assertThat(shards.all()).contains(shards.forKey("polygenelubricants"));
  }
}
