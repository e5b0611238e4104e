package io.ringwerk.loadtest.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * A line of the table: one figure of both servers.
 *
 * @param row the operation
 * @param load under which load
 * @param metric which figure
 * @param ringwerk Ringwerk's
 * @param kamailio Kamailio's, if it takes part
 * @param comparable whether neither has failed too often: figures of operations that fail say
 *     nothing of those that succeed
 */
record Comparison(
    Row row,
    Load load,
    Metric metric,
    double ringwerk,
    Optional<Double> kamailio,
    boolean comparable) {

  /** A line of two servers that both did what was asked of them. */
  Comparison(Row row, Load load, Metric metric, double ringwerk, Optional<Double> kamailio) {
    this(row, load, metric, ringwerk, kamailio, true);
  }

  /** Ringwerk's figure over the other's, less one, in percent; empty where that says nothing. */
  Optional<Double> difference() {
    return kamailio
        .filter(other -> isJudged() && other > 0 && metric.better() != Metric.Better.NEITHER)
        .map(other -> (ringwerk / other - 1) * 100);
  }

  /** How Ringwerk stands. */
  Verdict verdict() {
    return kamailio
        .filter(other -> isJudged())
        .map(other -> Verdict.of(metric, ringwerk, other))
        .orElse(Verdict.NONE);
  }

  private boolean isJudged() {
    return comparable || metric == Metric.FAILED;
  }

  /** What Ringwerk sets itself here; empty also without anybody to compare with. */
  Optional<Goal> goal() {
    return kamailio.flatMap(other -> Goal.of(row, load, metric));
  }

  /** Whether the goal is reached, where there is one. */
  Optional<Boolean> isGoalReached() {
    return goal()
        .flatMap(goal -> kamailio.map(other -> comparable && goal.isReached(ringwerk, other)));
  }

  /** The load in words. */
  String loadText() {
    return switch (load) {
      case SATURATION -> "saturated";
      case RATE -> String.format(Locale.ROOT, "%,d/s", row.rate());
    };
  }

  /** The difference as it is printed: with its sign, empty where there is none. */
  String differenceText() {
    return difference()
        .map(percent -> String.format(Locale.ROOT, "%+.0f %%", percent).replace('-', '−'))
        .orElse("");
  }

  /** The goal and whether it is reached; empty without one. */
  String goalText() {
    return goal()
        .flatMap(
            goal ->
                isGoalReached()
                    .map(reached -> goal.text() + (reached ? ": reached" : missedText())))
        .orElse("");
  }

  private String missedText() {
    return comparable ? ": missed" : ": too many failures to tell";
  }
}
