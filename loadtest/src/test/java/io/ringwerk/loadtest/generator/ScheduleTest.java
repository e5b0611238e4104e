package io.ringwerk.loadtest.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long MILLI = 1_000_000;

  @Test
  void anOpenLoopIsDueAtEqualDistancesWhateverHappens() {
    Schedule schedule =
        Schedule.share(new Pace.Rate(1_000), new Limit.Time(Duration.ofSeconds(1)), 0, 1);
    schedule.begin(0);

    schedule.taken();
    schedule.taken();

    assertThat(schedule.nextDue(500 * MILLI)).as("long past").isEqualTo(2 * MILLI);
  }

  @Test
  void loopsTakeTurns() {
    Schedule second = Schedule.share(new Pace.Rate(1_000), new Limit.Count(4), 1, 2);
    second.begin(0);

    assertThat(second.nextDue(0)).isEqualTo(MILLI);
    second.taken();
    assertThat(second.nextDue(0)).isEqualTo(3 * MILLI);
    second.taken();
    assertThat(second.nextDue(0)).isEqualTo(Schedule.NEVER);
  }

  @Test
  void whatWasDueAndNotStartedInTimeIsMissed() {
    Schedule schedule =
        Schedule.share(new Pace.Rate(100), new Limit.Time(Duration.ofSeconds(1)), 0, 1);
    schedule.begin(0);
    schedule.taken();

    assertThat(schedule.nextDue(1_000 * MILLI)).isEqualTo(Schedule.NEVER);
    assertThat(schedule.missed()).isEqualTo(99);
  }

  @Test
  void aClosedLoopIsDueAtOnceUntilItsCountIsTaken() {
    Schedule schedule = Schedule.share(new Pace.Saturation(5), new Limit.Count(3), 0, 2);
    schedule.begin(0);

    assertThat(schedule.mostUnderWay()).isEqualTo(3);
    assertThat(schedule.nextDue(7)).isEqualTo(7);
    schedule.taken();
    schedule.taken();
    assertThat(schedule.nextDue(7)).isEqualTo(Schedule.NEVER);
    assertThat(schedule.missed()).isZero();
  }

  @Test
  void aClosedLoopEndsInTime() {
    Schedule schedule =
        Schedule.share(new Pace.Saturation(1), new Limit.Time(Duration.ofMillis(10)), 0, 1);
    schedule.begin(0);

    assertThat(schedule.nextDue(9 * MILLI)).isEqualTo(9 * MILLI);
    assertThat(schedule.nextDue(10 * MILLI)).isEqualTo(Schedule.NEVER);
  }
}
