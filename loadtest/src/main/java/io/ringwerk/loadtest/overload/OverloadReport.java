package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.overload.MixedLoad.Share;
import io.ringwerk.loadtest.report.Axis;
import io.ringwerk.loadtest.report.Block;
import io.ringwerk.loadtest.report.Chart;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import io.ringwerk.loadtest.report.Text;
import io.ringwerk.loadtest.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows what came of it: tables and plots. */
final class OverloadReport {

  private static final String SET_UP =
      "Server on one core with one event loop, 2,000,000 transactions and 4 GB of heap, load generator on the others, UDP on loopback, registrations journaled"
          + " without forcing them to disk. Rates are open loop: operations start when they are due, whatever the server does.";

  private OverloadReport() {}

  static Report of(List<Ramp> ramps, Map<String, List<Share>> mixed) {
    Report report = Report.of("Ringwerk under overload", SET_UP);
    for (Ramp ramp : ramps) {
      report = report.with(section(ramp));
    }
    for (Map.Entry<String, List<Share>> load : mixed.entrySet()) {
      report = report.with(Section.of(load.getKey(), shares(load.getValue())));
    }
    return report;
  }

  private static Section section(Ramp ramp) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Text(ramp.verdict()));
    blocks.add(
        Chart.of(
                "Per second",
                Axis.linear("offered, multiples of the highest rate"),
                Axis.linear("operations/s"))
            .with(line("offered", ramp, Step::offered))
            .with(line("ended well", ramp, Step::goodput))
            .with(line("refused with 503", ramp, Step::refused))
            .with(line("failed otherwise", ramp, Step::otherwise)));
    blocks.add(
        Chart.of(
                "Response time of what ended well",
                Axis.linear("offered, multiples of the highest rate"),
                Axis.log("ms"))
            .with(line("median", ramp, step -> step.p50() / 1e3))
            .with(line("99th percentile", ramp, step -> step.p99() / 1e3)));
    blocks.add(table(ramp));
    return new Section(ramp.title(), blocks);
  }

  private static Chart.Series line(String name, Ramp ramp, ToDoubleFunction<Step> value) {
    return new Chart.Series(
        name,
        ramp.steps().stream()
            .map(step -> new Chart.Point(step.multiple(), value.applyAsDouble(step)))
            .toList());
  }

  private static Table table(Ramp ramp) {
    Table table =
        Table.headed(
            "",
            "times the highest rate",
            "offered/s",
            "ended well/s",
            "of the highest rate",
            "503/s",
            "failed otherwise/s",
            "p50 ms",
            "p99 ms",
            "retransmissions/s");
    for (Step step : ramp.steps()) {
      double part = step.goodput() / ramp.maximum();
      boolean kept = step.multiple() < 1 || part >= Ramp.GOODPUT_ASKED;
      table =
          table.row(
              text("%.1f", step.multiple()),
              text("%.0f", step.offered()),
              text("%.0f", step.goodput()),
              Table.Cell.of(text("%.0f %%", 100 * part), kept ? Tone.GOOD : Tone.BAD),
              text("%.0f", step.refused()),
              text("%.0f", step.otherwise()),
              text("%.1f", step.p50() / 1e3),
              text("%.1f", step.p99() / 1e3),
              text("%.0f", step.retransmissions()));
    }
    return table;
  }

  private static Table shares(List<Share> shares) {
    Table table =
        Table.headed(
            "", "load", "started", "ended well", "per cent", "p50 ms", "p99 ms", "failures");
    for (Share share : shares) {
      table =
          table.row(
              share.kind(),
              share.started(),
              share.succeeded(),
              text("%.1f", share.succeededPercent()),
              text("%.1f", share.p50() / 1e3),
              text("%.1f", share.p99() / 1e3),
              share.failures());
    }
    return table;
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
