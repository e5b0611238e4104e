package io.ringwerk.loadtest.sipp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.sipp.Statistics.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What SIPp writes, read back. statistics.csv is what SIPp 3.6.1 wrote of a run of 200
 * registrations, 90 of them with a wrong password.
 */
class SippFilesTest {

  @TempDir Path directory;

  @Test
  void readsCountersByTheNameOfTheirColumn() throws IOException {
    Statistics statistics = statistics(recorded());

    Snapshot last = statistics.last();
    assertThat(last.started()).isEqualTo(200);
    assertThat(last.succeeded()).isEqualTo(110);
    assertThat(last.failed()).isEqualTo(90);
    assertThat(last.open()).isZero();
    assertThat(last.second()).isBetween(2.0, 2.1);
    assertThat(last.failures()).containsExactly(java.util.Map.entry("unexpected message", 90L));
    assertThat(statistics.snapshots()).hasSize(4);
  }

  @Test
  void readsAFileThatIsStillBeingWrittenInAnyFragments() throws IOException {
    byte[] bytes = String.join("\n", recorded()).concat("\n").getBytes(UTF_8);
    List<Snapshot> whole = statistics(recorded()).snapshots();

    for (int step : new int[] {1, 7, 1_000}) {
      Path file = Files.createTempFile(directory, "statistics", ".csv");
      Statistics statistics = new Statistics();
      FileTail tail = new FileTail(file, statistics::accept);
      for (int from = 0; from < bytes.length; from += step) {
        Files.write(
            file,
            java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + step)),
            StandardOpenOption.APPEND);
        tail.read();
      }
      assertThat(statistics.snapshots()).isEqualTo(whole);
    }
  }

  @Test
  void passesOverARowThatIsCutOff() throws IOException {
    List<String> lines = new ArrayList<>(recorded());
    lines.add(lines.get(2).substring(0, 300));

    assertThat(statistics(lines).snapshots()).hasSize(4);
  }

  @Test
  void readsNothingWhereThereIsNoFile() throws IOException {
    new FileTail(directory.resolve("none"), line -> assertThat(line).isNull()).read();

    assertThat(new Statistics().last()).isEqualTo(Snapshot.NOTHING);
  }

  @Test
  void tellsUnexpectedMessagesApartByStatus() {
    FailureCodes codes = new FailureCodes();
    codes.accept("2026-11-22\t05:26:59.8\t1795325219.8;00:00:00:000000;");
    codes.accept("2026-11-22\t05:27:00.8\t1795325220.8;00:00:01:004000;401,401,503,");
    codes.accept("2026-11-22\t05:27:01.8\t1795325221.8;00:00:02:005000;503,");

    assertThat(codes.explain(failures("no answer", 2, "unexpected message", 5)))
        .isEqualTo(failures("401", 2, "503", 2, "no answer", 2, "unexpected message", 1));
    assertThat(codes.explain(failures("no answer", 2))).isEqualTo(failures("no answer", 2));
  }

  @Test
  void computesPercentilesOfEachSecondAndOfTheWholeRun() {
    ResponseTimes times = new ResponseTimes();
    times.accept("Date_ms;response_time_ms;rtd_no");
    for (int i = 0; i < 100; i++) {
      times.accept("%d.001;%d;registered".formatted(i * 10, i < 98 ? 4 : 40));
    }
    times.accept("1500.001;200;registered");
    times.accept("1500.001;0;challenge");
    times.accept("1500.001;20");

    assertThat(times.names()).containsExactly("challenge", "registered");
    assertThat(times.total("registered").getTotalCount()).isEqualTo(101);
    assertThat(times.total("registered").getMaxValue()).isEqualTo(200);
    assertThat(times.total("unknown").getTotalCount()).isZero();
    assertThat(times.seconds("registered"))
        .containsExactly(
            new ResponseTimes.Second(1, 4, 4, 40), new ResponseTimes.Second(2, 200, 200, 200));
    assertThat(times.clockStep()).isEqualTo(4);
  }

  @Test
  void addsUpTheFiguresOfAMetricOverItsLabels() {
    String page =
        """
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",id="PS Eden Space"} 2.5E7
        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 5000000
        jvm_memory_used_bytes_more 7
        process_cpu_seconds_total 3.5 1795325219000
        broken{area="x"} many
        """;

    assertThat(PrometheusText.sum(page, "jvm_memory_used_bytes")).hasValue(3e7);
    assertThat(PrometheusText.sum(page, "process_cpu_seconds_total")).hasValue(3.5);
    assertThat(PrometheusText.sum(page, "broken")).isEmpty();
    assertThat(PrometheusText.sum(page, "absent")).isEmpty();
  }

  private static Statistics statistics(List<String> lines) {
    Statistics statistics = new Statistics();
    lines.forEach(statistics::accept);
    return statistics;
  }

  private static SortedMap<String, Long> failures(Object... kindsAndCounts) {
    SortedMap<String, Long> failures = new TreeMap<>();
    for (int i = 0; i < kindsAndCounts.length; i += 2) {
      failures.put((String) kindsAndCounts[i], ((Integer) kindsAndCounts[i + 1]).longValue());
    }
    return failures;
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in = SippFilesTest.class.getResourceAsStream("statistics.csv")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
