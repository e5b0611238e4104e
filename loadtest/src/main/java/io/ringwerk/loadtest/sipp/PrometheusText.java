package io.ringwerk.loadtest.sipp;

import java.util.OptionalDouble;

/** Reads single figures from a page in Prometheus' text format. */
final class PrometheusText {

  private PrometheusText() {}

  /** The sum of a metric over all its labels; empty if the page doesn't have it. */
  static OptionalDouble sum(String page, String name) {
    double[] values =
        page.lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .mapToDouble(PrometheusText::value)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return OptionalDouble.of(sum);
  }

  /** A line is name, labels in braces, value, and perhaps a time. */
  private static double value(String line) {
    int afterName = line.contains("}") ? line.lastIndexOf('}') + 1 : line.indexOf(' ');
    String[] rest = line.substring(afterName).strip().split(" ", -1);
    try {
      return Double.parseDouble(rest[0]);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
