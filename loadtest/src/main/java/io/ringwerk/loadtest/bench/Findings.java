package io.ringwerk.loadtest.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All samples of a run so far, and what they say side by side. Used by one thread. */
final class Findings {

  /** The share of failures up to which a server counts as doing what was asked of it. */
  private static final double TOLERATED = 0.001;

  private static final List<Metric> SATURATED =
      List.of(
          Metric.CPU,
          Metric.RATE,
          Metric.P99,
          Metric.FAILED,
          Metric.MEMORY,
          Metric.SERVER_CORES,
          Metric.GENERATOR_CORES);

  private static final List<Metric> AT_A_RATE =
      List.of(
          Metric.CPU,
          Metric.RATE,
          Metric.P50,
          Metric.P95,
          Metric.P99,
          Metric.P999,
          Metric.FAILED,
          Metric.MEMORY,
          Metric.GENERATOR_CORES);

  private final Map<Place, List<Sample>> samples = new LinkedHashMap<>();

  /** Keeps what a turn gave. */
  void add(Row row, Contender contender, Map<Load, Sample> turn) {
    turn.forEach(
        (load, sample) ->
            samples
                .computeIfAbsent(new Place(row, load, contender.name()), any -> new ArrayList<>())
                .add(sample));
  }

  /** What a server did, if it was measured there. */
  Optional<Samples> of(Row row, Load load, Contender contender) {
    return Optional.ofNullable(samples.get(new Place(row, load, contender.name())))
        .map(Samples::new);
  }

  /** The lines of the table for a row: Ringwerk's figures beside the other's. */
  List<Comparison> compare(Row row, Contender ringwerk, Optional<? extends Contender> other) {
    List<Comparison> lines = new ArrayList<>();
    for (Load load : row.loads()) {
      Optional<Samples> ours = of(row, load, ringwerk);
      Optional<Samples> theirs = other.flatMap(contender -> of(row, load, contender));
      ours.ifPresent(figures -> lines.addAll(compare(row, load, figures, theirs)));
    }
    return lines;
  }

  private static List<Comparison> compare(
      Row row, Load load, Samples ours, Optional<Samples> theirs) {
    boolean comparable =
        ours.failedShare() < TOLERATED
            && theirs.filter(it -> it.failedShare() >= TOLERATED).isEmpty();
    return metrics(load).stream()
        .map(
            metric ->
                new Comparison(
                    row, load, metric, metric.of(ours), theirs.map(metric::of), comparable))
        .toList();
  }

  private static List<Metric> metrics(Load load) {
    return switch (load) {
      case SATURATION -> SATURATED;
      case RATE -> AT_A_RATE;
    };
  }

  /** The failures of each server in a row, in words; nothing where none failed. */
  List<String> failures(Row row) {
    List<String> lines = new ArrayList<>();
    samples.forEach(
        (place, list) -> {
          Map<String, Long> failures = new Samples(list).failures();
          if (place.row() == row && !failures.isEmpty()) {
            lines.add("%s, %s: failures %s".formatted(place.contender(), place.load(), failures));
          }
        });
    return lines;
  }

  private record Place(Row row, Load load, String contender) {}
}
