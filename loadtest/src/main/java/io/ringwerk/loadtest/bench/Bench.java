package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.RegistrationBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks: {@code ./ringwerk bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Ringwerk.",
    subcommands = {RegistrationBench.class, CodecBench.class})
public final class Bench {

  private Bench() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments its name and options; see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
