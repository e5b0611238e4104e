package io.ringwerk.loadtest.generate;

import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Second;
import java.io.PrintWriter;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What is printed of a run. */
final class RunReport {

  private final PrintWriter out;
  private int seconds;

  RunReport(PrintWriter out) {
    this.out = out;
  }

  void begin(Operation operation, Pace pace, String target) {
    String how =
        pace instanceof Pace.Rate rate
            ? rate.perSecond() + " per second"
            : ((Pace.Saturation) pace).inFlight() + " under way at once";
    say(operation + " to " + target + ", " + how);
  }

  /** A line for each second. */
  void second(Second second) {
    seconds++;
    say(
        "%4d s  %7d started  %7d succeeded  %5d failed  p50 %s  p99 %s"
            .formatted(
                seconds,
                second.started(),
                second.succeeded(),
                second.failed(),
                millis(second.p50()),
                millis(second.p99())));
  }

  /** The table at the end. */
  void end(Operation operation, LoadResult result, Duration ownCpu) {
    say("");
    row("operation", operation);
    row("started", result.started());
    row("succeeded", result.succeeded());
    row("failed", result.failed());
    result.failures().forEach((failure, count) -> row("  " + failure, count));
    row("succeeded per second", Math.round(result.perSecond()));
    row("retransmissions", result.retransmissions());
    row(
        "generator's CPU per operation",
        "%.1f µs".formatted(ownCpu.toNanos() / 1e3 / Math.max(1, result.started())));
    percentiles(spanOf(operation), result.latency());
    if (result.answer().getTotalCount() > 0) {
      percentiles("INVITE to 200", result.answer());
    }
    if (result.failures().containsKey(LoadResult.WRONG_CREDENTIALS)) {
      say("The server refused credentials: compare the file with what it has.");
    }
  }

  private void percentiles(String span, Histogram latency) {
    row(span + ", p50", millis(latency.getValueAtPercentile(50)));
    row(span + ", p95", millis(latency.getValueAtPercentile(95)));
    row(span + ", p99", millis(latency.getValueAtPercentile(99)));
    row(span + ", p99.9", millis(latency.getValueAtPercentile(99.9)));
    row(span + ", longest", millis(latency.getMaxValue()));
  }

  private void row(String name, Object value) {
    say("%-40s %14s".formatted(name, value));
  }

  private static String spanOf(Operation operation) {
    return switch (operation) {
      case REGISTER, REFRESH -> "REGISTER to 200";
      case OPTIONS -> "OPTIONS to 200";
      case CALL, FORKED_CALL -> "INVITE to 180";
    };
  }

  private static String millis(long micros) {
    return "%.2f ms".formatted(micros / 1e3);
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
