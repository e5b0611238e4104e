package io.ringwerk.loadtest.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.sipp.LoadFigures.Percentiles;
import io.ringwerk.loadtest.sipp.LoadFigures.Rotations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a run is judged by, and what is said of one that went wrong. */
class LimitsTest {

  private static final Limits NONE =
      new Limits(Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void demandsNothingUnlessAsked() {
    assertThat(NONE.judge(figures(0, 100, 500))).isEmpty();
  }

  @Test
  void keepsALimitThatIsJustReached() {
    LoadFigures figures = figures(99, 1, 50).judgedBy(limits(1.0, 50, 9.9));

    assertThat(figures.limits()).hasSize(3).allMatch(Limits.Verdict::kept);
  }

  @Test
  void breaksEachLimitThatIsPassed() {
    LoadFigures figures = figures(97, 3, 51).judgedBy(limits(2.5, 50, 10));

    assertThat(figures.limits())
        .containsExactly(
            new Limits.Verdict("failed", "≤ 2.5 %", "3.00 %", false),
            new Limits.Verdict("p99 of \"registered\"", "≤ 50 ms", "51 ms", false),
            new Limits.Verdict("rate", "≥ 10 /s", "9.7 /s", false));
  }

  @Test
  void breaksLimitsOfWhatWasNotMeasured() {
    LoadFigures nothing = figures(0, 0, -1).judgedBy(limits(100.0, 1_000, 0));

    assertThat(nothing.limits().stream().map(Limits.Verdict::kept))
        .containsExactly(false, false, true);
  }

  @Test
  void demandsThatARotationDoesWhatItPromises() {
    assertThat(NONE.judge(rotated(new Rotations(5, 0, 5, 0, 5, 0, Duration.ZERO))))
        .allMatch(Limits.Verdict::kept);
    assertThat(NONE.judge(rotated(new Rotations(5, 0, 4, 1, 5, 0, Duration.ZERO))))
        .containsExactly(new Limits.Verdict("rotations gone wrong", "0", "1", false));
  }

  @Test
  void saysWhyNothingSucceeded() {
    assertThat(why(Map.of("401", 9L)))
        .isEqualTo(
            "1: nothing succeeded (401 × 9): the server refuses the credentials; export them anew, and check that their domain is the server's");
    assertThat(why(Map.of("no answer", 9L)))
        .isEqualTo(
            "3: nothing succeeded (no answer × 9): the server does not answer; check --target and --transport");
    assertThat(why(Map.of("503", 9L))).startsWith("1: nothing succeeded (503 × 9)");
    assertThat(why(Map.of())).startsWith("1: nothing succeeded (nothing was tried)");
  }

  @Test
  void saysOfATimeBelowTheClocksStepNoMoreThanThat() {
    assertThat(Millis.text(0, 4)).isEqualTo("< 4 ms");
    assertThat(Millis.text(8, 4)).isEqualTo("8 ms");
    assertThat(Millis.text(0, 0)).isEqualTo("0 ms");
  }

  @Test
  void showsProgressInOneLineWrittenOverItselfOnATerminalOnly() {
    assertThat(progress(true)).startsWith("\r").doesNotContain("\n").contains("2 s  12/s  ok 20");
    assertThat(progress(false)).isEmpty();
  }

  private static String progress(boolean terminal) {
    StringWriter said = new StringWriter();
    Progress progress = new Progress(new PrintWriter(said), terminal);
    if (progress.isDue(2)) {
      progress.show(2, 12, new Statistics.Snapshot(2, 25, 20, 1, 3, 4, 0, new TreeMap<>()), 8, 4);
    }
    return said.toString();
  }

  private static String why(Map<String, Long> failures) {
    LoadFailure failure = Summary.nothingSucceeded(figures(0, 9, 1, failures, Optional.empty()));
    return failure.exitCode() + ": " + failure.getMessage();
  }

  private static Limits limits(double failedPercent, long p99, double rate) {
    return new Limits(
        Optional.of(failedPercent), Optional.of(Duration.ofMillis(p99)), Optional.of(rate));
  }

  private static LoadFigures rotated(Rotations rotations) {
    return figures(10, 0, 1, Map.of(), Optional.of(rotations));
  }

  private static LoadFigures figures(long succeeded, long failed, long p99) {
    return figures(succeeded, failed, p99, Map.of(), Optional.empty());
  }

  private static LoadFigures figures(
      long succeeded,
      long failed,
      long p99,
      Map<String, Long> failures,
      Optional<Rotations> rotations) {
    Map<String, Percentiles> times =
        p99 < 0
            ? Map.of()
            : Map.of("registered", new Percentiles(9, 1, 2, p99, p99, p99, new TreeMap<>()));
    return new LoadFigures(
        "register",
        "127.0.0.1:5060",
        "UDP",
        10,
        succeeded + failed,
        Instant.EPOCH,
        Duration.ofSeconds(10),
        false,
        succeeded + failed,
        succeeded,
        failed,
        new TreeMap<>(failures),
        0,
        succeeded / 10.0,
        1,
        "registered",
        times,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        rotations,
        Optional.empty(),
        List.of());
  }
}
