package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.generator.LoadGeneratorException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures the contenders by turns, row by row, and prints each row when it is done. */
final class SideBySide {

  private final List<Contender> contenders = new ArrayList<>();
  private final Ringwerk ringwerk;
  private final Optional<Kamailio> kamailio;
  private final BenchSettings settings;
  private final Consumer<String> out;
  private final Findings findings = new Findings();
  private final Map<String, String> descriptions = new LinkedHashMap<>();

  SideBySide(
      Ringwerk ringwerk,
      Optional<Kamailio> kamailio,
      BenchSettings settings,
      Consumer<String> out) {
    this.ringwerk = ringwerk;
    this.kamailio = kamailio;
    this.settings = settings;
    this.out = out;
    contenders.add(ringwerk);
    kamailio.ifPresent(contenders::add);
  }

  /**
   * Measures these rows.
   *
   * @return what the report says
   */
  ComparisonReport run(List<Row> rows)
      throws IOException, InterruptedException, LoadGeneratorException {
    List<String> circumstances = new ArrayList<>(circumstances());
    circumstances.forEach(out);
    out.accept(ComparisonTable.heading(ringwerk.name(), kamailio.map(Kamailio::name)));
    List<Comparison> lines = new ArrayList<>();
    for (Row row : rows) {
      measure(row);
      List<Comparison> compared = findings.compare(row, ringwerk, kamailio);
      ComparisonTable.lines(row.title(), compared).forEach(out);
      findings.failures(row).forEach(out);
      notes(row).forEach(out);
      lines.addAll(compared);
    }
    descriptions.forEach((name, text) -> out.accept(name + ": " + text));
    descriptions.forEach((name, text) -> circumstances.add(name + ": " + text));
    return new ComparisonReport(circumstances, rows, contenders, findings, lines);
  }

  private void measure(Row row) throws IOException, InterruptedException, LoadGeneratorException {
    for (int round = 0; round < settings.rounds(); round++) {
      for (Contender contender : contenders) {
        if (contender.takesPartIn(row)) {
          RowMeasurement.Measured turn = new RowMeasurement(row, settings).of(contender);
          findings.add(row, contender, turn.samples());
          descriptions.put(contender.name(), turn.server());
        }
      }
    }
  }

  private List<String> circumstances() throws IOException {
    return List.of(
        "Taken " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " on " + Machine.here().text(),
        ("Each server is started anew for each row and round, in turn, %d round(s): %d s warm-up at saturation (Kamailio: %d s), %d s saturated"
                + " (closed loop), %d s at the row's rate (open loop, response time counted from when an operation was due).")
            .formatted(
                settings.rounds(),
                settings.warmUp().toSeconds(),
                settings.fill().toSeconds(),
                settings.saturation().toSeconds(),
                settings.rate().toSeconds()),
        "CPU is user and system time of all the server's processes, garbage collection and JIT included; memory is their"
            + " proportional set size after the load; call latency is from the INVITE to the 180.");
  }

  private List<String> notes(Row row) {
    List<String> notes = new ArrayList<>();
    for (Contender contender : contenders) {
      findings
          .of(row, Load.SATURATION, contender)
          .map(Limiter::of)
          .ifPresent(limit -> notes.add("  " + contender.name() + ": " + limit.text()));
    }
    return notes;
  }
}
