package io.ringwerk.loadtest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The JMH benchmarks of the message path, with their garbage, beside the baseline. */
@Command(
    name = "micro",
    mixinStandardHelpOptions = true,
    description = {
      "Times the steps of the message path and counts their garbage (JMH, GC profiler). With --compare, each is set beside the baseline:",
      "time may differ by 25 %, garbage not at all; more garbage is exit status 1."
    })
final class MicroBench implements Callable<Integer> {

  private static final String PACKAGE = "io\\.ringwerk\\.loadtest\\.jmh\\..*";
  private static final String LINE = "%-44s %12s ns ± %-9s %10s B   %s";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "Benchmarks whose name has this (regular expression).")
  private String pattern = "";

  @Option(names = "--quick", description = "Less than two minutes; JAIN-SIP's side left out.")
  private boolean quick;

  @Option(names = "--compare", description = "Sets each beside the baseline.")
  private boolean compare;

  @Option(names = "--update-baseline", description = "Makes what was measured the baseline.")
  private boolean update;

  @Option(names = "--baseline", paramLabel = "FILE", description = "(default: ${DEFAULT-VALUE})")
  private Path file =
      Path.of(System.getProperty("ringwerk.launcher", "./ringwerk"))
          .toAbsolutePath()
          .resolveSibling("loadtest/jmh-baseline.csv");

  @Override
  public Integer call() throws IOException, RunnerException {
    String machine = Machine.here().text();
    say(machine);
    List<MicroScore> scores = run().stream().map(MicroScore::of).toList();
    MicroBaseline before =
        Files.exists(file) ? MicroBaseline.read(file) : MicroBaseline.of(machine, List.of());
    scores.forEach(score -> say(line(score, before)));
    if (update) {
      before.with(machine, scores).write(file);
      say("baseline: " + file);
    }
    boolean grew = scores.stream().anyMatch(score -> isMoreGarbage(before.judge(score)));
    return compare && grew ? 1 : 0;
  }

  private static boolean isMoreGarbage(MicroBaseline.Change change) {
    return change == MicroBaseline.Change.MORE_GARBAGE;
  }

  private Collection<RunResult> run() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PACKAGE + pattern + ".*")
            .addProfiler(GCProfiler.class)
            .forks(1)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .warmupIterations(quick ? 2 : 3)
            .warmupTime(TimeValue.milliseconds(quick ? 800 : 2_000))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 500 : 2_000));
    if (quick) {
      options.exclude(".*ByJainSip");
    }
    return new Runner(options.build()).run();
  }

  private String line(MicroScore score, MicroBaseline before) {
    return LINE.formatted(
            score.name(),
            number(score.nanos()),
            number(score.error()),
            number(score.bytes()),
            compare ? beside(score, before) : "")
        .stripTrailing();
  }

  private static String beside(MicroScore score, MicroBaseline before) {
    return before
        .find(score.name())
        .map(old -> "was %s ns, %s B".formatted(number(old.nanos()), number(old.bytes())))
        .map(old -> old + "  " + before.judge(score).text())
        .orElseGet(() -> before.judge(score).text());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
