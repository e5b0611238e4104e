package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessGroupTest {

  @Test
  void proportionalMemoryIsTheSumTheKernelGives() {
    List<String> rollup =
        """
        55e5d1f0a000-7ffd0d5f3000 ---p 00000000 00:00 0                          [rollup]
        Rss:               37132 kB
        Pss:               10481 kB
        Pss_Anon:           9000 kB
        """
            .lines()
            .toList();

    assertThat(ProcessGroup.proportionalBytes(rollup)).isEqualTo(10_481 * 1024);
  }

  @Test
  void aGroupHasMemoryAndCpuTime() throws IOException {
    ProcessGroup own = new ProcessGroup(ProcessHandle.current().pid());

    assertThat(own.memory()).isGreaterThan(1 << 20);
    assertThat(own.cpu()).isGreaterThan(Duration.ZERO);
  }
}
