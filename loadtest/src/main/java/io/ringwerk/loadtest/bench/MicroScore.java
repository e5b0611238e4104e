package io.ringwerk.loadtest.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one JMH benchmark gave.
 *
 * @param name its class and method, and its parameters
 * @param nanos time of an operation
 * @param error half the width of the 99.9 % confidence interval, in ns
 * @param bytes garbage of an operation
 */
record MicroScore(String name, double nanos, double error, double bytes) {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** The score in JMH's result; needs the GC profiler. */
  @SuppressWarnings("rawtypes") // JMH gives out its results as raw types
  static MicroScore of(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    double bytes =
        result.getSecondaryResults().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(ALLOCATION))
            .mapToDouble(entry -> entry.getValue().getScore())
            .findFirst()
            .orElse(0);
    double error = Double.isNaN(time.getScoreError()) ? 0 : time.getScoreError();
    return new MicroScore(name(result), time.getScore(), error, bytes);
  }

  private static String name(RunResult result) {
    String[] parts = result.getParams().getBenchmark().split("\\.", -1);
    String method = parts[parts.length - 2] + "." + parts[parts.length - 1];
    Collection<String> keys = result.getParams().getParamsKeys();
    return keys.stream()
        .map(key -> " " + key + "=" + result.getParams().getParam(key))
        .collect(Collectors.joining("", method, ""));
  }

  /** The score as a line of the baseline file. */
  String line() {
    return String.format(Locale.ROOT, "%s,%.1f,%.1f,%.1f", name, nanos, error, bytes);
  }

  /** Reads a line of the baseline file. */
  static MicroScore parse(String line) {
    String[] parts = line.split(",", -1);
    return new MicroScore(
        parts[0],
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]));
  }
}
