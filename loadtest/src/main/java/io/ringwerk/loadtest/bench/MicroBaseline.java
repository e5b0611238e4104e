package io.ringwerk.loadtest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The scores that others are compared with: {@code loadtest/jmh-baseline.csv}.
 *
 * @param machine what they were taken on
 * @param scores by name
 */
record MicroBaseline(String machine, Map<String, MicroScore> scores) {

  /** Times differ from machine to machine and run to run; garbage does not. */
  static final double TIME_TOLERANCE = 0.25;

  /** JMH divides what the whole JVM allocated: a few bytes of its own, spread over operations. */
  private static final double BYTES_TOLERANCE = 0.01;

  private static final double BYTES_ROUNDING = 8;

  private static final String COMMENT = "# ";
  private static final String COLUMNS = "benchmark,ns,error,bytes";

  MicroBaseline {
    scores = Map.copyOf(scores);
  }

  /** How a score stands to the baseline. */
  enum Change {
    /** Not in the baseline. */
    NEW("new"),
    /** Within the tolerances. */
    SAME(""),
    /** Less time beyond the tolerance, or less garbage. */
    BETTER("better"),
    /** More time beyond the tolerance. */
    SLOWER("slower"),
    /** More garbage. */
    MORE_GARBAGE("MORE GARBAGE");

    private final String text;

    Change(String text) {
      this.text = text;
    }

    /** As it is printed. */
    String text() {
      return text;
    }
  }

  /** Reads the file. */
  static MicroBaseline read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String machine =
        lines.stream()
            .filter(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()))
            .findFirst()
            .orElse("unknown");
    return of(
        machine,
        lines.stream()
            .filter(line -> !line.startsWith("#") && !line.equals(COLUMNS) && !line.isBlank())
            .map(MicroScore::parse)
            .toList());
  }

  /** A baseline of these scores. */
  static MicroBaseline of(String machine, Collection<MicroScore> scores) {
    return new MicroBaseline(
        machine, scores.stream().collect(Collectors.toMap(MicroScore::name, Function.identity())));
  }

  /** The same with newer scores in the place of older ones. */
  MicroBaseline with(String newMachine, Collection<MicroScore> newer) {
    Map<String, MicroScore> all = new TreeMap<>(scores);
    newer.forEach(score -> all.put(score.name(), score));
    return new MicroBaseline(newMachine, all);
  }

  /** Writes the file, sorted by name. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(COMMENT + machine, COLUMNS));
    new TreeMap<>(scores).values().forEach(score -> lines.add(score.line()));
    Files.write(file, lines);
  }

  /** The score of this name. */
  Optional<MicroScore> find(String name) {
    return Optional.ofNullable(scores.get(name));
  }

  /** How the score stands to the one of its name. */
  Change judge(MicroScore score) {
    Optional<MicroScore> before = find(score.name());
    if (before.isEmpty()) {
      return Change.NEW;
    }
    double allowance = BYTES_ROUNDING + before.get().bytes() * BYTES_TOLERANCE;
    if (score.bytes() > before.get().bytes() + allowance) {
      return Change.MORE_GARBAGE;
    }
    if (score.nanos() > before.get().nanos() * (1 + TIME_TOLERANCE)) {
      return Change.SLOWER;
    }
    boolean better =
        score.nanos() < before.get().nanos() * (1 - TIME_TOLERANCE)
            || score.bytes() < before.get().bytes() - allowance;
    return better ? Change.BETTER : Change.SAME;
  }
}
