package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.report.Axis;
import io.ringwerk.loadtest.report.BarChart;
import io.ringwerk.loadtest.report.Block;
import io.ringwerk.loadtest.report.Chart;
import io.ringwerk.loadtest.report.HtmlReport;
import io.ringwerk.loadtest.report.JsonReport;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import io.ringwerk.loadtest.report.Text;
import io.ringwerk.loadtest.report.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comparison as a page with plots, and as figures for programs.
 *
 * @param circumstances machine, versions, options, durations: a sentence each
 * @param rows the rows measured
 * @param contenders who took part, Ringwerk first
 * @param findings what was measured
 * @param lines the table
 */
record ComparisonReport(
    List<String> circumstances,
    List<Row> rows,
    List<Contender> contenders,
    Findings findings,
    List<Comparison> lines) {

  private static final List<Double> PERCENTILES =
      List.of(10.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9);

  /** Writes {@code index.html} and {@code figures.json} into a directory. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    HtmlReport.write(directory.resolve("index.html"), report());
    JsonReport.write(directory.resolve("figures.json"), figures());
  }

  private Report report() {
    Report report =
        Report.of(
                contenders.size() > 1 ? "Ringwerk beside Kamailio" : "Ringwerk measured",
                "CPU time of all the server's processes for each operation, response times, memory.")
            .with(Section.of("All figures", table()))
            .with(
                Section.of(
                    "CPU time",
                    bars("CPU time at saturation", Load.SATURATION, Metric.CPU),
                    bars("CPU time at the row's rate", Load.RATE, Metric.CPU)))
            .with(
                Section.of(
                    "Rate and memory",
                    bars(
                        "Highest rate with less than 0.1 % failures", Load.SATURATION, Metric.RATE),
                    bars("Memory after the row", Load.RATE, Metric.MEMORY)))
            .with(new Section("Response times at the row's rate", percentileCharts()));
    return report.with(
        new Section(
            "How it was measured",
            circumstances.stream().map(Text::new).map(Block.class::cast).toList()));
  }

  private Table table() {
    Table table =
        Table.headed(
            "", "operation", "load", "figure", "Ringwerk", "Kamailio", "difference", "", "goal");
    for (Comparison each : lines) {
      Metric metric = each.metric();
      table =
          table.row(
              each.row().title(),
              each.loadText(),
              metric.title(),
              metric.text(each.ringwerk()),
              each.kamailio().map(metric::text).orElse(""),
              each.differenceText(),
              Table.Cell.of(each.verdict().text(), tone(each.verdict())),
              Table.Cell.of(
                  each.goalText(),
                  each.isGoalReached().map(ComparisonReport::tone).orElse(Tone.PLAIN)));
    }
    return table;
  }

  private BarChart bars(String title, Load load, Metric metric) {
    List<Row> measured =
        rows.stream().filter(row -> findings.of(row, load, contenders.get(0)).isPresent()).toList();
    BarChart chart =
        BarChart.of(title, measured.stream().map(Row::title).toList(), Axis.linear(metric.title()));
    for (Contender contender : contenders) {
      double[] values =
          measured.stream()
              .mapToDouble(row -> findings.of(row, load, contender).map(metric::of).orElse(0.0))
              .toArray();
      chart = chart.with(contender.name(), values);
    }
    return chart;
  }

  private List<Block> percentileCharts() {
    List<Block> charts = new ArrayList<>();
    for (Row row : rows) {
      Chart chart =
          Chart.of(
              row.title() + String.format(", %,d/s", row.rate()),
              Axis.log(
                  "operations for each slower one: 10 is the 90th percentile, 1,000 the 99.9th"),
              Axis.log("response time, ms"));
      for (Contender contender : contenders) {
        Optional<Samples> samples = findings.of(row, Load.RATE, contender);
        if (samples.isPresent()) {
          chart = chart.with(percentiles(contender.name(), samples.get()));
        }
      }
      charts.add(chart);
    }
    return charts;
  }

  private static Chart.Series percentiles(String name, Samples samples) {
    return new Chart.Series(
        name,
        PERCENTILES.stream()
            .map(each -> new Chart.Point(100 / (100 - each), samples.latencyMillis(each)))
            .toList());
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case AHEAD -> Tone.GOOD;
      case BEHIND -> Tone.BAD;
      case LEVEL, NONE -> Tone.PLAIN;
    };
  }

  private static Tone tone(boolean reached) {
    return reached ? Tone.GOOD : Tone.BAD;
  }

  private Figures figures() {
    return new Figures(circumstances, lines.stream().map(Line::of).toList());
  }

  private record Figures(List<String> circumstances, List<Line> lines) {}

  /** A line of the table for programs. */
  private record Line(
      String row,
      String load,
      String figure,
      double ringwerk,
      Optional<Double> kamailio,
      Optional<Double> differencePercent,
      String verdict,
      Optional<Boolean> goalReached) {

    static Line of(Comparison each) {
      return new Line(
          each.row().option(),
          each.loadText(),
          each.metric().title(),
          each.ringwerk(),
          each.kamailio(),
          each.difference(),
          each.verdict().text(),
          each.isGoalReached());
    }
  }
}
