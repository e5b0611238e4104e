package io.ringwerk.loadtest.overload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps server and generator apart: the server on the first core, the generator on the others.
 * Sharing cores, a generator that sends three times what the server can take would take away the
 * server's time, and a server that falls behind would slow the generator down.
 */
final class Cores {

  private static final String SERVER = "0";

  private Cores() {}

  /** The command, on the server's core. */
  static List<String> forServer(List<String> command) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", SERVER));
    pinned.addAll(command);
    return pinned;
  }

  /**
   * Moves this process to the other cores, all its threads.
   *
   * @throws IOException if there is but one core, or no {@code taskset}
   */
  static void takeTheOthers() throws IOException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    if (cores < 2) {
      throw new IOException("this takes two cores: one for the server, one for the load");
    }
    Process taskset =
        new ProcessBuilder(
                "taskset", "-acp", "1-" + (cores - 1), Long.toString(ProcessHandle.current().pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (taskset.waitFor() != 0) {
      throw new IOException("taskset failed; it is in Debian's package util-linux");
    }
  }
}
