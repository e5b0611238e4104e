package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.report.Axis;
import io.ringwerk.loadtest.report.BarChart;
import io.ringwerk.loadtest.report.Block;
import io.ringwerk.loadtest.report.Chart;
import io.ringwerk.loadtest.report.Figures;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import io.ringwerk.loadtest.report.Text;
import io.ringwerk.loadtest.report.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a run as a page for people. */
final class LoadPage {

  private static final Axis SECONDS = Axis.linear("seconds since the start");
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Map<String, String> MEANINGS =
      Map.of(
          "registered", "REGISTER to 200, the challenge in between included",
          "challenge", "REGISTER to 401",
          "refreshed", "REGISTER to 200, the challenge in between included",
          "unregistered", "REGISTER to 200, the challenge in between included",
          "ringing", "INVITE to 180, the challenge in between included",
          "answered", "INVITE to 200; the phones of these scenarios take 50 ms of it to pick up",
          "ended", "BYE to 200");

  private final LoadFigures figures;
  private final Scenario scenario;

  private LoadPage(LoadFigures figures) {
    this.figures = figures;
    this.scenario = Scenario.named(figures.scenario());
  }

  /** The page of a run. */
  static Report of(LoadFigures figures, List<String> remarks) {
    return new LoadPage(figures).report(remarks);
  }

  private Report report(List<String> remarks) {
    Report report = Report.of("Load: " + figures.scenario() + " on " + figures.target(), lead());
    report = report.with(verdict(remarks)).with(rate()).with(responseTimes());
    report = report.with(failures());
    report = figures.server().map(this::server).map(report::with).orElse(report);
    return report.with(howMeasured());
  }

  private String lead() {
    return "%s %,d %s at %,d a second over %s, from %s%s."
        .formatted(
            scenario.sentence(),
            figures.count(),
            scenario.plural(),
            figures.ratePerSecond(),
            figures.transport(),
            WHEN.format(figures.startedAt()),
            figures.interrupted() ? "; ended early by the operator" : "");
  }

  // ---- verdict --------------------------------------------------------------------------------

  private Section verdict(List<String> remarks) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(keyFigures());
    if (!figures.limits().isEmpty()) {
      blocks.add(limits());
    }
    figures.phones().ifPresent(phones -> blocks.add(text(phones)));
    figures.duplicatesRaised().ifPresent(raised -> blocks.add(duplicates(raised)));
    figures.rotations().ifPresent(rotations -> blocks.add(table(rotations)));
    remarks.forEach(remark -> blocks.add(new Text("Remark: " + remark)));
    return new Section("Verdict", blocks);
  }

  private Figures keyFigures() {
    Figures shown =
        Figures.none()
            .with("Succeeded", "%,d".formatted(figures.succeeded()))
            .with(
                "Failed",
                "%,d (%.2f %%)".formatted(figures.failed(), figures.failedPercent()),
                figures.failed() == 0 ? Tone.GOOD : Tone.BAD)
            .with("Rate", "%,.1f /s".formatted(figures.perSecond()))
            .with("Retransmissions", "%,d".formatted(figures.retransmissions()));
    Optional<LoadFigures.Percentiles> main = figures.main();
    return main.isEmpty()
        ? shown
        : shown
            .with("p50 “" + figures.mainTime() + "”", millis(main.get().p50()))
            .with("p99 “" + figures.mainTime() + "”", millis(main.get().p99()));
  }

  private Table limits() {
    Table table = Table.headed("Limits", "limit", "allowed", "measured", "verdict");
    for (Limits.Verdict each : figures.limits()) {
      Table.Cell verdict =
          each.kept() ? Table.Cell.of("kept", Tone.GOOD) : Table.Cell.of("broken", Tone.BAD);
      table = table.row(each.limit(), each.allowed(), each.measured(), verdict);
    }
    return table;
  }

  private static Text text(LoadFigures.Phones phones) {
    return new Text(
        "Phones that waited for calls: %,d. They were rung %,d times."
            .formatted(phones.registered(), phones.rang()));
  }

  private static Text duplicates(long raised) {
    return new Text("The server raised %,d duplicate flags meanwhile.".formatted(raised));
  }

  private static Table table(LoadFigures.Rotations rotations) {
    return Table.headed("Rotations", "what", "how often")
        .row("passwords rotated", rotations.rotated())
        .row("rotation refused by the REST API", wrong(rotations.refusedByServer()))
        .row("old password refused afterwards", rotations.oldRefused())
        .row("old password still accepted", wrong(rotations.oldAccepted()))
        .row("new password accepted", rotations.freshAccepted())
        .row("new password refused", wrong(rotations.freshRefused()))
        .row("slowest answer of the REST API (ms)", rotations.slowest().toMillis());
  }

  private static Table.Cell wrong(long count) {
    return Table.Cell.of(Long.toString(count), count == 0 ? Tone.GOOD : Tone.BAD);
  }

  // ---- plots ----------------------------------------------------------------------------------

  private Section rate() {
    return Section.of(
        "Rate",
        Chart.of(upperCase(scenario.plural()) + " per second", SECONDS, Axis.linear("per second"))
            .with(line("started", second -> second.started()))
            .with(line("succeeded", second -> second.succeeded()))
            .with(line("failed", second -> second.failed())));
  }

  private Section responseTimes() {
    if (figures.responseTimes().isEmpty()) {
      return Section.of("Response times", new Text("None was measured."));
    }
    List<Block> blocks = new ArrayList<>();
    Table table =
        Table.headed(
            "Milliseconds", "", "count", "p50", "p95", "p99", "p99.9", "longest", "from … to");
    for (Map.Entry<String, LoadFigures.Percentiles> each : figures.responseTimes().entrySet()) {
      LoadFigures.Percentiles times = each.getValue();
      table =
          table.row(
              each.getKey(),
              "%,d".formatted(times.count()),
              inMillis(times.p50()),
              inMillis(times.p95()),
              inMillis(times.p99()),
              inMillis(times.p999()),
              inMillis(times.maximum()),
              MEANINGS.getOrDefault(each.getKey(), ""));
    }
    blocks.add(table);
    figures.main().ifPresent(main -> blocks.addAll(plots(main)));
    return new Section("Response times", blocks);
  }

  private List<Block> plots(LoadFigures.Percentiles main) {
    Chart overTime =
        Chart.of(
                "Response time “" + figures.mainTime() + "”, second by second",
                SECONDS,
                Axis.linear("milliseconds"))
            .with(times("p50", LoadFigures.Second::p50))
            .with(times("p95", LoadFigures.Second::p95))
            .with(times("p99", LoadFigures.Second::p99));
    BarChart distribution =
        BarChart.of(
                "Response time “" + figures.mainTime() + "”, how many took how long",
                main.distribution().keySet().stream().map(LoadPage::below).toList(),
                Axis.linear(scenario.plural()))
            .with(
                figures.mainTime(),
                main.distribution().values().stream().mapToDouble(Long::doubleValue).toArray());
    return List.of(overTime, distribution);
  }

  private Section failures() {
    List<Block> blocks = new ArrayList<>();
    if (figures.failures().isEmpty()) {
      blocks.add(new Text("None failed."));
    } else {
      blocks.add(
          BarChart.of(
                  "Failures by kind",
                  List.copyOf(figures.failures().keySet()),
                  Axis.linear(scenario.plural()))
              .with(
                  "failed",
                  figures.failures().values().stream().mapToDouble(Long::doubleValue).toArray()));
    }
    blocks.add(
        Chart.of("Retransmissions per second", SECONDS, Axis.linear("messages"))
            .with(line("retransmissions", second -> second.retransmissions())));
    return new Section("Failures and retransmissions", blocks);
  }

  private Section server(LoadFigures.Server server) {
    String cpu =
        figures.succeeded() == 0
            ? ""
            : " That is %,.0f µs for each of the %,d %s that succeeded."
                .formatted(
                    server.cpu().toNanos() / 1e3 / figures.succeeded(),
                    figures.succeeded(),
                    scenario.plural());
    return Section.of(
        "Server",
        new Text("CPU time used: %.2f s.%s".formatted(server.cpu().toNanos() / 1e9, cpu)),
        Chart.of("CPU", SECONDS, Axis.linear("% of one processor"))
            .with(samples("CPU", server, LoadFigures.Server.Sample::cpuPercent)),
        Chart.of("Memory", SECONDS, Axis.linear("MB"))
            .with(samples(server.memoryMeans(), server, sample -> sample.memoryBytes() / 1e6)));
  }

  private Section howMeasured() {
    String clock =
        figures.clockStepMillis() == 0
            ? "every response time was below one step of its clock."
            : "here the steps are %d ms; a time below is shown as 0."
                .formatted(figures.clockStepMillis());
    return Section.of(
        "How it was measured",
        new Text(
            "By SIPp, which starts a new one at fixed times and counts a call as failed whose next message does not come within 10 s. SIPp reads a coarse clock: "
                + clock));
  }

  private Chart.Series line(String name, ToDoubleFunction<LoadFigures.Second> value) {
    return new Chart.Series(
        name,
        figures.seconds().stream()
            .map(second -> new Chart.Point(second.second(), value.applyAsDouble(second)))
            .toList());
  }

  private Chart.Series times(String name, Function<LoadFigures.Second, Optional<Long>> value) {
    return new Chart.Series(
        name,
        figures.seconds().stream()
            .flatMap(
                second ->
                    value.apply(second).map(v -> new Chart.Point(second.second(), v)).stream())
            .toList());
  }

  private static Chart.Series samples(
      String name, LoadFigures.Server server, ToDoubleFunction<LoadFigures.Server.Sample> value) {
    return new Chart.Series(
        name,
        server.samples().stream()
            .map(
                sample ->
                    new Chart.Point(
                        Math.round(sample.second() * 10) / 10.0, value.applyAsDouble(sample)))
            .toList());
  }

  private String millis(long value) {
    return Millis.text(value, figures.clockStepMillis());
  }

  private String inMillis(long value) {
    return millis(value).replace(" ms", "");
  }

  private static String below(long upperBound) {
    return "< " + upperBound + " ms";
  }

  private static String upperCase(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
