package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.sipp.Statistics.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the SIPp processes of one run measured, taken together. */
final class Timeline {

  /** Upper bounds of the ranges a distribution is shown in, in milliseconds. */
  private static final long[] RANGES = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 120_000
  };

  private Timeline() {}

  /** The newest counters of all. */
  static Snapshot total(List<SippProcess> processes) {
    Snapshot total = Snapshot.NOTHING;
    for (SippProcess each : processes) {
      total = sum(total, each.statistics().last());
    }
    return total;
  }

  /** How many failed in each way. */
  static SortedMap<String, Long> failures(List<SippProcess> processes) {
    SortedMap<String, Long> failures = new TreeMap<>();
    for (SippProcess each : processes) {
      each.codes()
          .explain(each.statistics().last().failures())
          .forEach((kind, count) -> failures.merge(kind, count, Long::sum));
    }
    return failures;
  }

  /** Second by second; response times are those of the first process. */
  static List<LoadFigures.Second> seconds(List<SippProcess> processes, String mainTime) {
    SortedMap<Integer, Snapshot> changes = new TreeMap<>();
    for (SippProcess each : processes) {
      addChanges(each.statistics().snapshots(), changes);
    }
    Map<Integer, ResponseTimes.Second> times = new HashMap<>();
    if (!processes.isEmpty()) {
      processes.get(0).times().seconds(mainTime).forEach(each -> times.put(each.second(), each));
    }
    List<LoadFigures.Second> seconds = new ArrayList<>();
    changes.forEach(
        (second, change) ->
            seconds.add(second(second, change, Optional.ofNullable(times.get(second)))));
    return seconds;
  }

  /** The percentiles of every response time. */
  static Map<String, LoadFigures.Percentiles> percentiles(ResponseTimes times) {
    Map<String, LoadFigures.Percentiles> all = new LinkedHashMap<>();
    for (String name : times.names()) {
      all.put(name, percentiles(times.total(name)));
    }
    return all;
  }

  private static void addChanges(List<Snapshot> snapshots, Map<Integer, Snapshot> changes) {
    Snapshot before = Snapshot.NOTHING;
    for (Snapshot each : snapshots) {
      int second = Math.max(1, (int) Math.round(each.second()));
      changes.merge(second, change(before, each), Timeline::sum);
      before = each;
    }
  }

  private static Snapshot change(Snapshot before, Snapshot after) {
    return new Snapshot(
        after.second(),
        after.started() - before.started(),
        after.succeeded() - before.succeeded(),
        after.failed() - before.failed(),
        after.retransmissions() - before.retransmissions(),
        after.open(),
        after.taken() - before.taken(),
        after.failures());
  }

  private static Snapshot sum(Snapshot one, Snapshot other) {
    SortedMap<String, Long> failures = new TreeMap<>(one.failures());
    other.failures().forEach((kind, count) -> failures.merge(kind, count, Long::sum));
    return new Snapshot(
        Math.max(one.second(), other.second()),
        one.started() + other.started(),
        one.succeeded() + other.succeeded(),
        one.failed() + other.failed(),
        one.retransmissions() + other.retransmissions(),
        one.open() + other.open(),
        one.taken() + other.taken(),
        failures);
  }

  private static LoadFigures.Second second(
      int second, Snapshot change, Optional<ResponseTimes.Second> times) {
    return new LoadFigures.Second(
        second,
        change.started(),
        change.succeeded(),
        change.failed(),
        change.retransmissions(),
        times.map(ResponseTimes.Second::p50),
        times.map(ResponseTimes.Second::p95),
        times.map(ResponseTimes.Second::p99));
  }

  private static LoadFigures.Percentiles percentiles(Histogram times) {
    SortedMap<Long, Long> distribution = new TreeMap<>();
    long from = 0;
    for (long to : RANGES) {
      long highest = Math.min(to - 1, times.getMaxValue());
      if (highest >= from) {
        distribution.put(to, times.getCountBetweenValues(from, highest));
      }
      from = to;
    }
    return new LoadFigures.Percentiles(
        times.getTotalCount(),
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(95),
        times.getValueAtPercentile(99),
        times.getValueAtPercentile(99.9),
        times.getMaxValue(),
        distribution);
  }
}
