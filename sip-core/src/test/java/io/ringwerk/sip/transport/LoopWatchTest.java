package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopWatchTest {

  private final VirtualTime time = new VirtualTime();
  private final LoopWatch watch = new LoopWatch(time);
  private final LoopWatch.Queue queue = watch.newQueue();
  private final List<LoopLoad> told = new ArrayList<>();

  LoopWatchTest() {
    watch.tell(told::add);
  }

  @Test
  void wakesNobodyWhereNothingIsRead() {
    assertThat(time.pending()).isZero();
  }

  @Test
  void tellsAStandingQueueWhenNoReadOfAWindowEmptiedTheSocket() {
    queue.read(true);
    queue.read(true);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).singleElement().matches(LoopLoad::hasStandingQueue);
  }

  @Test
  void aSocketThatWasEmptyOnceHasNoStandingQueue() {
    queue.read(true);
    queue.read(false);
    time.advance(LoopWatch.WINDOW);

    assertThat(told)
        .singleElement()
        .satisfies(load -> assertThat(load.pressure()).isEqualTo(0.5))
        .matches(load -> !load.hasStandingQueue());
  }

  @Test
  void theWorstSocketCounts() {
    watch.newQueue().read(false);
    queue.read(true);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).singleElement().matches(LoopLoad::hasStandingQueue);
  }

  @Test
  void eachWindowIsJudgedByItself() {
    queue.read(true);
    time.advance(LoopWatch.WINDOW);
    queue.read(false);
    time.advance(LoopWatch.WINDOW);

    assertThat(told).extracting(LoopLoad::pressure).containsExactly(1.0, 0.0);
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
}
