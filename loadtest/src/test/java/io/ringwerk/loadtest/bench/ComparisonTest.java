package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void lessCpuTimeIsAheadAndAQuarterLessReachesTheGoal() {
    Comparison line = saturated(Metric.CPU, 15, 20);

    assertThat(line.verdict()).isEqualTo(Verdict.AHEAD);
    assertThat(line.differenceText()).isEqualTo("−25 %");
    assertThat(line.goalText()).isEqualTo("−25 %: reached");
  }

  @Test
  void aLittleLessCpuTimeAtSaturationMissesTheGoal() {
    assertThat(saturated(Metric.CPU, 19, 20).goalText()).isEqualTo("−25 %: missed");
  }

  @Test
  void aHigherRateIsAhead() {
    assertThat(saturated(Metric.RATE, 50_000, 40_000).verdict()).isEqualTo(Verdict.AHEAD);
    assertThat(saturated(Metric.RATE, 30_000, 40_000).verdict()).isEqualTo(Verdict.BEHIND);
  }

  @Test
  void figuresThatPrintAlikeAreLevel() {
    Comparison line = atARate(Row.OPTIONS, Metric.P99, 0.2301, 0.2302);

    assertThat(line.verdict()).isEqualTo(Verdict.LEVEL);
    assertThat(line.isGoalReached()).contains(true);
  }

  @Test
  void slowerAnswersAtTheModerateRateMissTheGoal() {
    assertThat(atARate(Row.CALL, Metric.P99, 0.8, 0.7).isGoalReached()).contains(false);
    assertThat(atARate(Row.CALL, Metric.P50, 0.8, 0.7).goal()).isEmpty();
  }

  @Test
  void theGoalForSteadyCallsIsHalfTheMemory() {
    assertThat(atARate(Row.STEADY_CALLS, Metric.MEMORY, 500, 1000).goalText())
        .isEqualTo("−50 %: reached");
    assertThat(atARate(Row.STEADY_CALLS, Metric.CPU, 500, 1000).goal()).isEmpty();
  }

  @Test
  void withoutKamailioThereIsNoDifferenceNoVerdictAndNoGoal() {
    Comparison line =
        new Comparison(Row.REGISTER, Load.SATURATION, Metric.CPU, 20, Optional.empty());

    assertThat(line.difference()).isEmpty();
    assertThat(line.verdict()).isEqualTo(Verdict.NONE);
    assertThat(line.goalText()).isEmpty();
  }

  @Test
  void theTableNamesEachLoadOnceAndAlignsItsFigures() {
    List<String> lines =
        ComparisonTable.lines(
            "REGISTER",
            List.of(saturated(Metric.CPU, 15, 20), saturated(Metric.RATE, 50_000, 40_000)));

    assertThat(lines)
        .containsExactly(
            "REGISTER",
            "  saturated   CPU µs/operation                   15.0         20.0        −25 %  ahead   −25 %: reached",
            "              operations/s                     50,000       40,000        +25 %  ahead");
  }

  @Test
  void sharedProcessorsAreTheLimitWhenNoneIsIdle() {
    assertThat(Limiter.of(1.0, 0.95, 2)).isEqualTo(Limiter.PROCESSORS);
    assertThat(Limiter.of(0.5, 0.99, 2)).isEqualTo(Limiter.GENERATOR);
    assertThat(Limiter.of(1.0, 0.5, 2)).isEqualTo(Limiter.WAITING);
  }

  private static Comparison saturated(Metric metric, double ringwerk, double kamailio) {
    return new Comparison(Row.REGISTER, Load.SATURATION, metric, ringwerk, Optional.of(kamailio));
  }

  @Test
  void judgesNothingWhereTooManyOperationsFailed() {
    Comparison failing =
        new Comparison(Row.CALL, Load.SATURATION, Metric.CPU, 1, Optional.of(100.0), false);

    assertThat(failing.verdict()).isEqualTo(Verdict.NONE);
    assertThat(failing.difference()).isEmpty();
    assertThat(failing.isGoalReached()).contains(false);
    assertThat(failing.goalText()).endsWith("too many failures to tell");
  }

  private static Comparison atARate(Row row, Metric metric, double ringwerk, double kamailio) {
    return new Comparison(row, Load.RATE, metric, ringwerk, Optional.of(kamailio));
  }
}
