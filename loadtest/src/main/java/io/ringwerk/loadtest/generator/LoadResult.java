package io.ringwerk.loadtest.generator;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param started operations started
 * @param succeeded operations that ended well
 * @param failures how many ended in each other way: {@code "503 Service Unavailable"}, {@code "no
 *     answer"}
 * @param retransmissions requests (and responses of called phones) sent again over UDP
 * @param took from the first start to the last end
 * @param latency µs; what it spans is said at each {@link Operation}. At a {@link Pace.Rate} it
 *     counts from when the operation was due
 * @param answer µs from the first INVITE of a call to its 200; empty for everything else
 * @param seconds the run second by second; the last one is a part of a second
 */
public record LoadResult(
    long started,
    long succeeded,
    SortedMap<String, Long> failures,
    long retransmissions,
    Duration took,
    Histogram latency,
    Histogram answer,
    List<Second> seconds) {

  /** How a failure is called when nothing came back, or not in time. */
  public static final String NO_ANSWER = "no answer";

  /** How a failure is called when the target's machine said that nobody listens there. */
  public static final String PORT_UNREACHABLE = "port unreachable";

  /** How a failure is called when credentials were answered with another challenge. */
  public static final String WRONG_CREDENTIALS = "challenged again: wrong credentials";

  /** Copies what can change. */
  public LoadResult {
    failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    seconds = List.copyOf(seconds);
  }

  /** Operations that did not end well. */
  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Operations that ended well, per second of the run. */
  public double perSecond() {
    return took.isZero() ? 0 : succeeded * 1e9 / took.toNanos();
  }
}
