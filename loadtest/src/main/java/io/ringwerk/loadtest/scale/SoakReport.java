package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.report.Axis;
import io.ringwerk.loadtest.report.Chart;
import io.ringwerk.loadtest.report.Chart.Point;
import io.ringwerk.loadtest.report.Chart.Series;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import io.ringwerk.loadtest.report.Table.Cell;
import io.ringwerk.loadtest.report.Text;
import io.ringwerk.loadtest.report.Tone;
import io.ringwerk.loadtest.scale.SoakFindings.OperationFinding;
import io.ringwerk.loadtest.scale.SoakFindings.QuantityFinding;
import java.time.Duration;

/**
 * The page about a soak.
 *
 * @param duration how long it was loaded
 * @param scale of the rates
 */
record SoakReport(Duration duration, double scale, SoakFindings findings) {

  Report page() {
    Report page =
        Report.of(
                "Soak",
                "A server under all operations at once for "
                    + duration
                    + ", the rates times "
                    + scale
                    + ".")
            .with(Section.of("Does anything grow?", rule(), quantities()))
            .with(Section.of("Operations", operations()));
    for (Quantity quantity : Quantity.values()) {
      page = page.with(Section.of(quantity.text(), chart(quantity)));
    }
    return page;
  }

  private static Text rule() {
    return new Text(
        "A line is fitted to the samples behind the first minute. Flat means: it gains no more than a tenth of the mean, or a small"
            + " fixed amount, from the first of them to the last. Before each sample the server was made to collect its garbage.");
  }

  private Table quantities() {
    Table table = Table.headed("", "quantity", "mean", "grew by", "allowed", "verdict");
    for (QuantityFinding each : findings.quantities()) {
      table =
          table.row(
              each.name(),
              figure(each.trend().mean()),
              figure(each.trend().growth()),
              figure(each.trend().allowed()),
              each.flat() ? Cell.of("flat", Tone.GOOD) : Cell.of("grows", Tone.BAD));
    }
    return table;
  }

  private Table operations() {
    Table table = Table.headed("", "operation", "succeeded", "p50, ms", "p99, ms", "failures");
    for (OperationFinding each : findings.operations()) {
      table =
          table.row(
              each.name(),
              each.succeeded(),
              "%.2f".formatted(each.p50Millis()),
              "%.2f".formatted(each.p99Millis()),
              each.failures().isEmpty()
                  ? Cell.of("none", Tone.GOOD)
                  : Cell.of(each.failures().toString(), Tone.BAD));
    }
    return table;
  }

  private Chart chart(Quantity quantity) {
    return Chart.of(quantity.text(), Axis.linear("seconds"), Axis.linear(quantity.text()))
        .with(
            new Series(
                quantity.text(),
                findings.samples().stream()
                    .map(sample -> new Point(sample.second(), quantity.of(sample)))
                    .toList()));
  }

  private static String figure(double value) {
    return "%.1f".formatted(value);
  }
}
