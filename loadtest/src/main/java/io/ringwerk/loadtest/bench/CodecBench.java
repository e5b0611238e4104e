package io.ringwerk.loadtest.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The JMH benchmarks of the message path, with their garbage. */
@Command(
    name = "codec",
    mixinStandardHelpOptions = true,
    description =
        "Times the steps of the message path and counts their garbage (JMH, GC profiler).")
final class CodecBench implements Callable<Integer> {

  @Option(names = "--seconds", description = "Seconds per iteration (default: ${DEFAULT-VALUE}).")
  private int seconds = 2;

  @Option(names = "--only", description = "Benchmarks whose name has this (regular expression).")
  private String only = ".*";

  @Override
  public Integer call() throws Exception {
    new Runner(
            new OptionsBuilder()
                .include("io\\.ringwerk\\.loadtest\\.jmh\\..*" + only + ".*")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .build())
        .run();
    return 0;
  }
}
