package io.ringwerk.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {

  @TempDir Path directory;

  @Test
  void writesRecordsWithSecondsForDurationsAndNothingForWhatIsAbsent() throws Exception {
    Path file = directory.resolve("report.json");

    JsonReport.write(
        file,
        new Sample(
            Instant.parse("2026-11-22T05:00:00Z"),
            Duration.ofMillis(1_500),
            Optional.empty(),
            Optional.of(7),
            List.of(1.5, 2.0)));

    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"at\":\"2026-11-22T05:00:00Z\",\"took\":1.5,\"count\":7,\"values\":[1.5,2.0]}");
  }

  private record Sample(
      Instant at,
      Duration took,
      Optional<Integer> absent,
      Optional<Integer> count,
      List<Double> values) {}
}
