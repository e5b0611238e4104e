package io.ringwerk.loadtest.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * What Ringwerk sets itself against Kamailio in one figure.
 *
 * @param atMost the largest part of the other's figure that will do
 */
record Goal(double atMost) {

  private static final Goal A_QUARTER_LESS = new Goal(0.75);
  private static final Goal NO_MORE = new Goal(1);
  private static final Goal HALF = new Goal(0.5);

  /** The goal for a figure, if it has one. */
  static Optional<Goal> of(Row row, Load load, Metric metric) {
    if (row == Row.STEADY_CALLS) {
      return metric == Metric.MEMORY ? Optional.of(HALF) : Optional.empty();
    }
    return switch (load) {
      case SATURATION -> metric == Metric.CPU ? Optional.of(A_QUARTER_LESS) : Optional.empty();
      case RATE ->
          metric == Metric.CPU || metric == Metric.P99 ? Optional.of(NO_MORE) : Optional.empty();
    };
  }

  /** Whether it is reached. */
  boolean isReached(double ringwerk, double other) {
    return ringwerk <= other * atMost;
  }

  /** The goal in words. */
  String text() {
    return atMost == 1
        ? "no more"
        : String.format(Locale.ROOT, "%.0f %%", (atMost - 1) * 100).replace('-', '−');
  }
}
