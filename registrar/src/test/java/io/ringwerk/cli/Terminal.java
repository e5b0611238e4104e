package io.ringwerk.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs command lines in this process and keeps what they print. */
final class Terminal {

  private final Path workingDirectory;
  private final Map<String, String> environment;

  Terminal(Path workingDirectory, Map<String, String> environment) {
    this.workingDirectory = workingDirectory;
    this.environment = environment;
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment, workingDirectory, new PrintWriter(out, true), new PrintWriter(err, true));
    int exitCode = Ringwerk.execute(surroundings, arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** What a command line left behind. */
  record Run(int exitCode, String out, String err) {}
}
