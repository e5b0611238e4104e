package io.ringwerk.loadtest.sipp;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run ends with on the terminal. */
final class Summary {

  private static final Set<String> CREDENTIALS_REFUSED = Set.of("401", "403", "407");
  private static final Set<String> SILENCE =
      Set.of("no answer", "no connection", "connection closed", "could not be sent");

  private Summary() {}

  /** The figures in a few lines. */
  static void print(PrintWriter out, LoadFigures figures) {
    out.printf(
        "%s: %,d of %,d succeeded in %.1f s (%.1f/s), %,d failed (%.2f %%), %,d retransmissions%n",
        figures.scenario(),
        figures.succeeded(),
        figures.count(),
        figures.took().toMillis() / 1e3,
        figures.perSecond(),
        figures.failed(),
        figures.failedPercent(),
        figures.retransmissions());
    figures.responseTimes().forEach((name, times) -> print(out, figures, name, times));
    figures.failures().forEach((kind, count) -> out.printf("  failed, %s: %,d%n", kind, count));
    figures
        .phones()
        .ifPresent(
            phones ->
                out.printf(
                    "  phones called: %,d, rung %,d times%n", phones.registered(), phones.rang()));
    figures
        .duplicatesRaised()
        .ifPresent(raised -> out.printf("  the server raised %,d duplicate flags%n", raised));
    figures.rotations().ifPresent(rotations -> print(out, rotations));
    figures
        .server()
        .ifPresent(
            server -> out.printf("  server: %.2f s of CPU time%n", server.cpu().toNanos() / 1e9));
    for (Limits.Verdict each : figures.limits()) {
      out.printf(
          "  limit %s: %s, measured %s: %s%n",
          each.limit(), each.allowed(), each.measured(), each.kept() ? "kept" : "BROKEN");
    }
  }

  private static void print(
      PrintWriter out, LoadFigures figures, String name, LoadFigures.Percentiles times) {
    out.printf(
        "  %s: p50 %s, p95 %s, p99 %s, longest %s%n",
        name,
        Millis.text(times.p50(), figures.clockStepMillis()),
        Millis.text(times.p95(), figures.clockStepMillis()),
        Millis.text(times.p99(), figures.clockStepMillis()),
        Millis.text(times.maximum(), figures.clockStepMillis()));
  }

  private static void print(PrintWriter out, LoadFigures.Rotations rotations) {
    out.printf(
        "  %,d passwords rotated: old one refused %,d times, new one accepted %,d times; slowest %d ms%n",
        rotations.rotated(),
        rotations.oldRefused(),
        rotations.freshAccepted(),
        rotations.slowest().toMillis());
  }

  /** Why, as far as the failures tell. */
  static LoadFailure nothingSucceeded(LoadFigures figures) {
    Set<String> kinds = figures.failures().keySet();
    String failures =
        figures.failures().entrySet().stream()
            .map(Summary::counted)
            .collect(Collectors.joining(", "));
    if (!kinds.isEmpty() && SILENCE.containsAll(kinds)) {
      return LoadFailure.unreachable(
          "nothing succeeded (%s): the server does not answer; check --target and --transport"
              .formatted(failures));
    }
    if (kinds.stream().anyMatch(CREDENTIALS_REFUSED::contains)) {
      return LoadFailure.failed(
          "nothing succeeded (%s): the server refuses the credentials; export them anew, and check that their domain is the server's"
              .formatted(failures));
    }
    return LoadFailure.failed(
        "nothing succeeded (%s): the report's folder has SIPp's log of it"
            .formatted(failures.isEmpty() ? "nothing was tried" : failures));
  }

  private static String counted(Map.Entry<String, Long> failure) {
    return failure.getKey() + " × " + failure.getValue();
  }
}
