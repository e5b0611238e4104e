package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Second;
import java.util.List;
import java.util.Map;

/**
 * What came of one rate, held for some seconds. Rates leave out the first second, and what was
 * still under way when the time was over.
 *
 * @param multiple of the highest rate
 * @param offered operations started each second
 * @param goodput operations that ended well each second
 * @param refused operations that ended with 503, each second
 * @param otherwise operations that failed otherwise or had no answer in the end, each second
 * @param p50 median µs of those that ended well
 * @param p99 99th percentile of the same
 * @param retransmissions requests sent again each second
 */
record Step(
    double multiple,
    double offered,
    double goodput,
    double refused,
    double otherwise,
    long p50,
    long p99,
    double retransmissions) {

  static Step of(double multiple, LoadResult result, int seconds) {
    List<Second> steady =
        result.seconds().subList(1, Math.max(2, Math.min(seconds, result.seconds().size())));
    double refused = refused(result) / seconds;
    return new Step(
        multiple,
        steady.stream().mapToLong(Second::started).average().orElse(0),
        steady.stream().mapToLong(Second::succeeded).average().orElse(0),
        refused,
        result.failed() / (double) seconds - refused,
        result.latency().getValueAtPercentile(50),
        result.latency().getValueAtPercentile(99),
        result.retransmissions() / (double) seconds);
  }

  private static double refused(LoadResult result) {
    return result.failures().entrySet().stream()
        .filter(failure -> failure.getKey().startsWith("503"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
