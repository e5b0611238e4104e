package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.bench.MicroBaseline.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroBaselineTest {

  private final MicroBaseline baseline =
      MicroBaseline.of("a machine", List.of(new MicroScore("Nonce.issue", 400, 10, 200)));

  @Test
  void moreGarbageIsWorseWhateverTheTime() {
    assertThat(judge(200, 220)).isEqualTo(Change.MORE_GARBAGE);
  }

  @Test
  void timeMayDifferByAQuarter() {
    assertThat(judge(490, 200)).isEqualTo(Change.SAME);
    assertThat(judge(510, 200)).isEqualTo(Change.SLOWER);
    assertThat(judge(290, 200)).isEqualTo(Change.BETTER);
  }

  @Test
  void lessGarbageIsBetter() {
    assertThat(judge(400, 150)).isEqualTo(Change.BETTER);
  }

  @Test
  void whatTheBaselineDoesNotKnowIsNew() {
    assertThat(baseline.judge(new MicroScore("Nonce.verify", 1, 0, 0))).isEqualTo(Change.NEW);
  }

  @Test
  void aBaselineIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("baseline.csv");

    baseline.write(file);

    assertThat(MicroBaseline.read(file)).isEqualTo(baseline);
  }

  private Change judge(double nanos, double bytes) {
    return baseline.judge(new MicroScore("Nonce.issue", nanos, 10, bytes));
  }
}
