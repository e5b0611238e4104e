package io.ringwerk.loadtest.sipp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Reads SIPp's {@code -trace_rtt}: rows of the milliseconds since the start, a response time in
 * milliseconds and the name it has in the scenario. SIPp reads the kernel's coarse clock, so times
 * come in steps of 1 to 10 ms.
 */
final class ResponseTimes {

  private static final int DIGITS = 3;

  private final SortedMap<String, Series> series = new TreeMap<>();
  private long clockStep;

  /** Takes one line; a header or a line that is not whole is passed over. */
  void accept(String line) {
    String[] cells = line.split(";", -1);
    if (cells.length < 3 || !cells[1].matches("\\d{1,9}")) {
      return;
    }
    long millis = Long.parseLong(cells[1]);
    int second = (int) (Double.parseDouble(cells[0]) / 1_000) + 1;
    clockStep = BigInteger.valueOf(clockStep).gcd(BigInteger.valueOf(millis)).longValueExact();
    series.computeIfAbsent(cells[2], name -> new Series()).add(second, millis);
  }

  /** Takes in what another SIPp measured in the same run, after its end. */
  void add(ResponseTimes other) {
    other.series.forEach(
        (name, times) -> series.computeIfAbsent(name, unknown -> new Series()).add(times));
    clockStep =
        BigInteger.valueOf(clockStep).gcd(BigInteger.valueOf(other.clockStep)).longValueExact();
  }

  /** The names of the response times, as the scenario has them. */
  List<String> names() {
    return List.copyOf(series.keySet());
  }

  /** All of one name, in milliseconds; empty if there are none. */
  Histogram total(String name) {
    Series found = series.get(name);
    return found == null ? new Histogram(DIGITS) : found.total.copy();
  }

  /** The percentiles of each second, the one under way not included. */
  List<Second> seconds(String name) {
    Series found = series.get(name);
    return found == null ? List.of() : found.seconds();
  }

  /** The steps the clock was read in, in milliseconds; 0 if every time was shorter than one. */
  long clockStep() {
    return clockStep;
  }

  /**
   * The response times of one second.
   *
   * @param second which, from 1
   * @param p50 half were no longer, in milliseconds
   * @param p95 in milliseconds
   * @param p99 in milliseconds
   */
  record Second(int second, long p50, long p95, long p99) {

    private static Second of(int second, Histogram times) {
      return new Second(
          second,
          times.getValueAtPercentile(50),
          times.getValueAtPercentile(95),
          times.getValueAtPercentile(99));
    }
  }

  /** Rows come in the order of their time, so one histogram serves all seconds in turn. */
  private static final class Series {
    private final Histogram total = new Histogram(DIGITS);
    private final Histogram current = new Histogram(DIGITS);
    private final List<Second> finished = new ArrayList<>();
    private int second = 1;

    void add(int at, long millis) {
      if (at != second) {
        finish();
        second = at;
      }
      current.recordValue(millis);
      total.recordValue(millis);
    }

    /** Seconds of two processes can't be merged into percentiles: those of the first stay. */
    void add(Series other) {
      total.add(other.total);
      if (finished.isEmpty() && current.getTotalCount() == 0) {
        finished.addAll(other.seconds());
      }
    }

    List<Second> seconds() {
      List<Second> all = new ArrayList<>(finished);
      if (current.getTotalCount() > 0) {
        all.add(Second.of(second, current));
      }
      return all;
    }

    private void finish() {
      if (current.getTotalCount() > 0) {
        finished.add(Second.of(second, current));
        current.reset();
      }
    }
  }
}
