package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoopWatchTest {

  private static final int BATCH = 16;

  private final VirtualTime time = new VirtualTime();
  private final LoopWatch watch = new LoopWatch(time);
  private final List<LoopLoad> told = new ArrayList<>();
  private Optional<SocketBacklog> backlog = Optional.of(new SocketBacklog(0, 0));
  private final LoopWatch.Queue queue = watch.newQueue(() -> backlog, BATCH);

  LoopWatchTest() {
    watch.tell(told::add);
  }

  @Test
  void wakesNobodyWhereNothingIsRead() {
    assertThat(time.pending()).isZero();
  }

  @Test
  void pressureIsTheShareOfReadsThatTookAllTheyCould() {
    queue.read(BATCH);
    queue.read(3);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::pressure).containsExactly(0.5);
  }

  @Test
  void whatWaitsIsDelayedByHowLongItTakesToRead() {
    queue.read(100);
    holds(50 * LoopWatch.BYTES_PER_DATAGRAM, 0);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::delay).containsExactly(LoopWatch.WINDOW.dividedBy(2));
  }

  @Test
  void aSocketThatHasJustBeenEmptiedDelaysNothing() {
    queue.read(BATCH);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::delay).containsExactly(Duration.ZERO);
  }

  @Test
  void countsWhatTheKernelLostInEachWindow() {
    queue.read(BATCH);
    holds(0, 7);
    time.advance(LoopWatch.WINDOW);
    holds(0, 12);
    time.advance(LoopWatch.WINDOW);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::lost).containsExactly(7L, 5L, 0L);
  }

  @Test
  void countsOnWhenTheKernelsCounterBeginsAgain() {
    queue.read(BATCH);
    holds(0, -1);
    time.advance(LoopWatch.WINDOW);
    holds(0, 1);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).last().extracting(LoopLoad::lost).isEqualTo(2L);
  }

  @Test
  void whereTheKernelTellsNothingAStandingQueueIsADelay() {
    backlog = Optional.empty();
    queue.read(BATCH);
    time.advance(LoopWatch.WINDOW);
    queue.read(BATCH);
    queue.read(1);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::delay).containsExactly(LoopWatch.WINDOW, Duration.ZERO);
  }

  @Test
  void theWorstSocketCounts() {
    watch.newQueue(Optional::empty, BATCH).read(1);
    queue.read(100);
    holds(100 * LoopWatch.BYTES_PER_DATAGRAM, 0);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::delay).containsExactly(LoopWatch.WINDOW);
  }

  @Test
  void goesOnUntilTheListenerHasSeenTheLoadEndAndThenStops() {
    watch.read();
    time.runUntilIdle(Duration.ofSeconds(30));

    assertThat(told).hasSizeGreaterThan(100);
    assertThat(time.pending()).isZero();
  }

  @Test
  void beginsAgainAfterItHasStopped() {
    watch.read();
    time.runUntilIdle(Duration.ofSeconds(30));
    told.clear();

    watch.read();
    time.advance(LoopWatch.WINDOW);

    assertThat(told).hasSize(1);
  }

  private void holds(int bytes, int lost) {
    backlog = Optional.of(new SocketBacklog(bytes, lost));
  }
}
