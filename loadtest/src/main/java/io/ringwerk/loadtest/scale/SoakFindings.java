package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.report.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What came of a soak.
 *
 * @param operations one entry for each operation
 * @param quantities one entry for each quantity that was watched
 * @param samples all looks at the server
 */
record SoakFindings(
    List<OperationFinding> operations, List<QuantityFinding> quantities, List<SoakSample> samples) {

  /**
   * How an operation went.
   *
   * @param name of the operation
   * @param failures how many ended badly, by how
   * @param p50Millis median latency
   * @param p99Millis 99th percentile
   */
  record OperationFinding(
      String name,
      long succeeded,
      SortedMap<String, Long> failures,
      double p50Millis,
      double p99Millis) {}

  /**
   * Whether a quantity is flat.
   *
   * @param name with its unit
   * @param trend of the samples that count
   */
  record QuantityFinding(String name, Trend trend, boolean flat) {}

  /**
   * Judges.
   *
   * @param settledAfter seconds; earlier samples don't count
   */
  static SoakFindings of(
      List<SoakSample> samples, Map<Operation, LoadResult> results, double settledAfter) {
    List<OperationFinding> operations = new ArrayList<>();
    results.forEach((operation, result) -> operations.add(finding(operation, result)));
    List<SoakSample> settled =
        samples.stream().filter(sample -> sample.second() >= settledAfter).toList();
    List<QuantityFinding> quantities = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      List<Point> points =
          settled.stream().map(sample -> new Point(sample.second(), quantity.of(sample))).toList();
      Trend trend = Trend.of(points, quantity.slack());
      quantities.add(new QuantityFinding(quantity.text(), trend, trend.isFlat()));
    }
    return new SoakFindings(operations, quantities, samples);
  }

  /** Whether no operation failed and nothing grows. */
  boolean isGood() {
    return operations.stream().allMatch(each -> each.failures().isEmpty())
        && quantities.stream().allMatch(QuantityFinding::flat);
  }

  /** The findings as text. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (OperationFinding each : operations) {
      lines.add(
          "%-12s %9d succeeded  p50 %.2f ms  p99 %.2f ms  failures %s"
              .formatted(
                  each.name(),
                  each.succeeded(),
                  each.p50Millis(),
                  each.p99Millis(),
                  each.failures()));
    }
    for (QuantityFinding each : quantities) {
      lines.add(
          "%-28s mean %.1f, grew by %.1f of %.1f allowed: %s"
              .formatted(
                  each.name(),
                  each.trend().mean(),
                  each.trend().growth(),
                  each.trend().allowed(),
                  each.flat() ? "flat" : "GROWS"));
    }
    return lines;
  }

  private static OperationFinding finding(Operation operation, LoadResult result) {
    return new OperationFinding(
        operation.toString(),
        result.succeeded(),
        result.failures(),
        result.latency().getValueAtPercentile(50) / 1e3,
        result.latency().getValueAtPercentile(99) / 1e3);
  }
}
