package io.ringwerk.loadtest.generator;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts of a part of a run. */
final class Tally {

  private static final int DIGITS = 3;

  private long started;
  private long succeeded;
  private long failed;
  private long retransmissions;
  private final Histogram latency = new Histogram(DIGITS);
  private final Histogram answer = new Histogram(DIGITS);
  private final SortedMap<String, Long> failures = new TreeMap<>();

  void started() {
    started++;
  }

  void retransmitted() {
    retransmissions++;
  }

  /** An operation ended well. */
  void succeeded(long latencyNanos) {
    succeeded++;
    latency.recordValue(Math.max(0, latencyNanos / 1_000));
  }

  /** A call was answered. */
  void answered(long nanos) {
    answer.recordValue(Math.max(0, nanos / 1_000));
  }

  void failed(Outcome outcome) {
    failed++;
    failures.merge(outcome.text(), 1L, Long::sum);
  }

  /** Adds what another has counted. */
  void add(Tally other) {
    started += other.started;
    succeeded += other.succeeded;
    failed += other.failed;
    retransmissions += other.retransmissions;
    latency.add(other.latency);
    answer.add(other.answer);
    other.failures.forEach((text, count) -> failures.merge(text, count, Long::sum));
  }

  /** As a second of a run. */
  Second asSecond() {
    return new Second(
        started,
        succeeded,
        failed,
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(99));
  }

  long startedCount() {
    return started;
  }

  long succeededCount() {
    return succeeded;
  }

  long retransmissionCount() {
    return retransmissions;
  }

  SortedMap<String, Long> failures() {
    return failures;
  }

  Histogram latency() {
    return latency;
  }

  Histogram answer() {
    return answer;
  }
}
