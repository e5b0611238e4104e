package io.ringwerk.loadtest.sipp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operator demands of a run.
 *
 * @param maximumFailedPercent of those that ended
 * @param maximumP99 of the scenario's main response time
 * @param minimumRate successes a second over the run
 */
record Limits(
    Optional<Double> maximumFailedPercent,
    Optional<Duration> maximumP99,
    Optional<Double> minimumRate) {

  /** Each limit with its verdict; what was not measured breaks the limit. */
  List<Verdict> judge(LoadFigures figures) {
    List<Verdict> verdicts = new ArrayList<>();
    maximumFailedPercent.ifPresent(most -> verdicts.add(failed(figures, most)));
    maximumP99.ifPresent(most -> verdicts.add(p99(figures, most)));
    minimumRate.ifPresent(least -> verdicts.add(rate(figures, least)));
    figures.rotations().ifPresent(rotations -> verdicts.add(rotations(rotations)));
    return verdicts;
  }

  private static Verdict failed(LoadFigures figures, double most) {
    double measured = figures.failedPercent();
    return new Verdict(
        "failed",
        "≤ " + plain(most) + " %",
        "%.2f %%".formatted(measured),
        measured <= most && figures.succeeded() + figures.failed() > 0);
  }

  private static Verdict p99(LoadFigures figures, Duration most) {
    String name = "p99 of \"" + figures.mainTime() + "\"";
    String allowed = "≤ " + most.toMillis() + " ms";
    return figures
        .main()
        .map(
            times ->
                new Verdict(name, allowed, times.p99() + " ms", times.p99() <= most.toMillis()))
        .orElseGet(() -> new Verdict(name, allowed, "not measured", false));
  }

  private static Verdict rate(LoadFigures figures, double least) {
    return new Verdict(
        "rate",
        "≥ " + plain(least) + " /s",
        "%.1f /s".formatted(figures.perSecond()),
        figures.perSecond() >= least);
  }

  private static Verdict rotations(LoadFigures.Rotations rotations) {
    long wrong = rotations.refusedByServer() + rotations.oldAccepted() + rotations.freshRefused();
    return new Verdict("rotations gone wrong", "0", Long.toString(wrong), rotations.clean());
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }

  /**
   * One limit and what came of it.
   *
   * @param limit what it is about
   * @param allowed what was demanded
   * @param measured what was measured
   * @param kept whether that is within the limit
   */
  record Verdict(String limit, String allowed, String measured, boolean kept) {}
}
