package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringwerk.loadtest.generator.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void roundsCountByTheirOperations() {
    Samples samples =
        new Samples(
            List.of(
                sample(3_000, Duration.ofMillis(30), new TreeMap<>()),
                sample(1_000, Duration.ofMillis(30), new TreeMap<>())));

    assertThat(samples.cpuMicros()).isCloseTo(15, within(0.01));
    assertThat(samples.perSecond()).isCloseTo(2_000, within(0.01));
    assertThat(samples.serverCores()).isCloseTo(0.03, within(0.001));
  }

  @Test
  void failuresAreAddedUp() {
    SortedMap<String, Long> refused = new TreeMap<>();
    refused.put("503 Service Unavailable", 1L);
    Samples samples =
        new Samples(List.of(sample(999, SECOND, refused), sample(999, SECOND, refused)));

    assertThat(samples.failures()).containsEntry("503 Service Unavailable", 2L);
    assertThat(samples.failedShare()).isCloseTo(0.001, within(0.0001));
  }

  private static Sample sample(
      long succeeded, Duration serverCpu, SortedMap<String, Long> failures) {
    long failed = failures.values().stream().mapToLong(Long::longValue).sum();
    LoadResult result =
        new LoadResult(
            succeeded + failed,
            succeeded,
            failures,
            0,
            SECOND,
            new Histogram(3),
            new Histogram(3),
            List.of());
    return new Sample(result, SECOND, serverCpu, SECOND, 1 << 20);
  }
}
