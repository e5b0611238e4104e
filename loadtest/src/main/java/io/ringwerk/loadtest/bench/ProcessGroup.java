package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.ProcessCpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and all it has started: one for Ringwerk, a dozen for Kamailio.
 *
 * @param root the process that started the others
 */
record ProcessGroup(long root) {

  private static final String PROPORTIONAL = "Pss:";
  private static final int BYTES_PER_KILOBYTE = 1024;

  /** User and system time of all of them so far. */
  Duration cpu() throws IOException {
    Duration sum = Duration.ZERO;
    for (long pid : pids()) {
      sum = sum.plus(ProcessCpu.used(pid));
    }
    return sum;
  }

  /**
   * The memory all of them hold, in bytes: proportional set size, in which a page that several of
   * them share counts once.
   */
  long memory() throws IOException {
    long sum = 0;
    for (long pid : pids()) {
      sum += proportionalBytes(pid);
    }
    return sum;
  }

  private List<Long> pids() {
    return Stream.concat(
            Stream.of(root),
            ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid))
        .toList();
  }

  private static long proportionalBytes(long pid) throws IOException {
    try {
      return proportionalBytes(
          Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }

  /** Reads {@code /proc/PID/smaps_rollup} (proc(5)). */
  static long proportionalBytes(List<String> rollup) {
    return rollup.stream()
        .filter(line -> line.startsWith(PROPORTIONAL))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KILOBYTE)
        .findFirst()
        .orElse(0);
  }
}
