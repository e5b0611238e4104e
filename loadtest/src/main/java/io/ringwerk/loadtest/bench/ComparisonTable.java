package io.ringwerk.loadtest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The comparison as lines of text for a terminal. */
final class ComparisonTable {

  private static final String LINE = "  %-11s %-26s %12s %12s %12s  %-7s %s";

  private ComparisonTable() {}

  /** The headings. */
  static String heading(String ringwerk, Optional<String> other) {
    return LINE.formatted(
            "load",
            "figure",
            ringwerk,
            other.orElse(""),
            other.isPresent() ? "difference" : "",
            "",
            other.isPresent() ? "goal" : "")
        .stripTrailing();
  }

  /** One row's lines under its title. */
  static List<String> lines(String title, List<Comparison> comparisons) {
    List<String> lines = new ArrayList<>(List.of(title));
    String load = "";
    for (Comparison each : comparisons) {
      lines.add(line(each, each.loadText().equals(load) ? "" : each.loadText()));
      load = each.loadText();
    }
    return lines;
  }

  private static String line(Comparison comparison, String load) {
    Metric metric = comparison.metric();
    return LINE.formatted(
            load,
            metric.title(),
            metric.text(comparison.ringwerk()),
            comparison.kamailio().map(metric::text).orElse(""),
            comparison.differenceText(),
            comparison.verdict().text(),
            comparison.goalText())
        .stripTrailing();
  }
}
