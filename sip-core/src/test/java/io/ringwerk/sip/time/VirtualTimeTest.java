package io.ringwerk.sip.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsTasksInTheOrderOfTheirDeadlines() {
    time.schedule(Duration.ofSeconds(2), () -> ran.add("second"));
    time.schedule(Duration.ofSeconds(1), () -> ran.add("first"));
    time.schedule(Duration.ofSeconds(2), () -> ran.add("third"));

    time.advance(Duration.ofSeconds(2));

    assertThat(ran).containsExactly("first", "second", "third");
  }

  @Test
  void showsATaskTheMomentItFellDue() {
    Instant start = time.now();
    time.schedule(
        Duration.ofSeconds(1), () -> ran.add(Duration.between(start, time.now()).toString()));

    time.advance(Duration.ofMinutes(1));

    assertThat(ran).containsExactly("PT1S");
    assertThat(time.now()).isEqualTo(start.plusSeconds(60));
  }

  @Test
  void runsATaskScheduledByATaskWithinTheSameAdvance() {
    time.schedule(
        Duration.ofSeconds(1), () -> time.schedule(Duration.ofSeconds(1), () -> ran.add("inner")));

    time.advance(Duration.ofSeconds(2));

    assertThat(ran).containsExactly("inner");
  }

  @Test
  void forgetsACancelledTask() {
    Cancellable task = time.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled"));

    task.cancel();
    time.advance(Duration.ofSeconds(2));

    assertThat(ran).isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void executesNothingBeforeTheTestLetsIt() {
    time.execute(() -> ran.add("executed"));
    assertThat(ran).isEmpty();

    time.runDue();

    assertThat(ran).containsExactly("executed");
  }

  @Test
  void refusesToRunForEver() {
    time.schedule(Duration.ofSeconds(1), this::again);

    assertThatThrownBy(() -> time.runUntilIdle(Duration.ofHours(1)))
        .isInstanceOf(AssertionError.class);
  }

  private void again() {
    time.schedule(Duration.ofSeconds(1), this::again);
  }
}
