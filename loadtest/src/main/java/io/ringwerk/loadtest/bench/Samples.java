package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.generator.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * One server under one load in all rounds, taken together.
 *
 * @param rounds one sample each, at least one
 */
record Samples(List<Sample> rounds) {

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEGABYTE = 1 << 20;

  Samples {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no sample");
    }
  }

  /** CPU time of the server for each operation that ended well, in µs. */
  double cpuMicros() {
    return nanos(Sample::serverCpu) / NANOS_PER_MICRO / sum(LoadResult::succeeded);
  }

  /** Operations that ended well, per second. */
  double perSecond() {
    return sum(LoadResult::succeeded) * NANOS_PER_SECOND / nanos(round -> round.result().took());
  }

  /** The share of started operations that failed. */
  double failedShare() {
    return (double) sum(LoadResult::failed) / sum(LoadResult::started);
  }

  /** How operations failed, and how often. */
  SortedMap<String, Long> failures() {
    SortedMap<String, Long> all = new TreeMap<>();
    rounds.forEach(
        round ->
            round.result().failures().forEach((how, count) -> all.merge(how, count, Long::sum)));
    return all;
  }

  /** Response time in ms that this percentage of the operations kept. */
  double latencyMillis(double percentile) {
    Histogram all = new Histogram(3);
    rounds.forEach(round -> all.add(round.result().latency()));
    return all.getValueAtPercentile(percentile) / 1e3;
  }

  /** Processors the server kept busy. */
  double serverCores() {
    return nanos(Sample::serverCpu) / nanos(Sample::wall);
  }

  /** Processors the generator kept busy. */
  double generatorCores() {
    return nanos(Sample::generatorCpu) / nanos(Sample::wall);
  }

  /** The most memory that was seen, in MB. */
  double memoryMegabytes() {
    return rounds.stream().mapToLong(Sample::memory).max().orElseThrow() / BYTES_PER_MEGABYTE;
  }

  private double nanos(Function<Sample, Duration> part) {
    return rounds.stream().map(part).mapToLong(Duration::toNanos).sum();
  }

  private long sum(ToLongFunction<LoadResult> part) {
    return rounds.stream().map(Sample::result).mapToLong(part).sum();
  }
}
