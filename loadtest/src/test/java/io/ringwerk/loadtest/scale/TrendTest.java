package io.ringwerk.loadtest.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringwerk.loadtest.report.Chart.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void whatWandersAroundItsMeanIsFlat() {
    Trend trend = Trend.of(points(second -> 100 + second % 2), 0);

    assertThat(trend.isFlat()).isTrue();
    assertThat(trend.mean()).isEqualTo(100.5);
  }

  @Test
  void whatGainsMoreThanATenthOfItsMeanGrows() {
    Trend trend = Trend.of(points(second -> 100 + second), 0);

    assertThat(trend.growth()).isCloseTo(99, within(1e-9));
    assertThat(trend.isFlat()).isFalse();
  }

  @Test
  void whatShrinksDoesNotGrow() {
    assertThat(Trend.of(points(second -> 100 - second), 0).isFlat()).isTrue();
  }

  @Test
  void littleGrowthOfLittleIsFlat() {
    assertThat(Trend.of(points(second -> second / 100), 2).isFlat()).isTrue();
  }

  @Test
  void noSamplesHaveNoTrend() {
    assertThat(Trend.of(List.of(), 0).isFlat()).isTrue();
  }

  private static List<Point> points(DoubleUnaryOperator value) {
    return IntStream.range(0, 100)
        .mapToObj(second -> new Point(second, value.applyAsDouble(second)))
        .toList();
  }
}
