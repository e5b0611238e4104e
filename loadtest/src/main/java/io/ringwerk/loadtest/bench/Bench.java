package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.bench.KamailioFiles.Duties;
import io.ringwerk.loadtest.generate.GenerateCommand;
import io.ringwerk.loadtest.overload.OverloadBench;
import io.ringwerk.loadtest.scale.CurvesCommand;
import io.ringwerk.loadtest.scale.SoakCommand;
import io.ringwerk.loadtest.start.StartBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Ringwerk beside Kamailio under the same load: {@code ./ringwerk bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Starts Ringwerk and, where it is installed, Kamailio by turns (A B A B), each anew in a temporary directory, loads both alike, and",
      "compares CPU time per operation (all processes of the server), rate, response times and memory."
    },
    subcommands = {
      GenerateCommand.class,
      CurvesCommand.class,
      SoakCommand.class,
      MicroBench.class,
      StartBench.class,
      OverloadBench.class
    })
public final class Bench implements Callable<Integer> {

  private static final String LAUNCHER = System.getProperty("ringwerk.launcher", "./ringwerk");

  private static final String WITHOUT_KAMAILIO =
      """
      Kamailio is not installed: Ringwerk is measured alone. To compare, as root:
          apt-get install --no-install-recommends kamailio
      (its service is not needed and takes port 5060: systemctl disable --now kamailio)""";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--short", description = "Less than three minutes instead of less than 15.")
  private boolean isShort;

  @Option(
      names = "--only",
      arity = "1..*",
      paramLabel = "OPERATION",
      description =
          "Only these rows: register, register-forced, refresh, refresh-tcp, options, call, forked-call, steady-calls.")
  private List<String> only = List.of();

  @Option(names = "--rounds", description = "How often each server's turn comes (2; --short: 1).")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--lean",
      description =
          "Kamailio without checking that messages are sane and without protection against replay.")
  private boolean isLean;

  @Option(
      names = "--report",
      paramLabel = "DIRECTORY",
      description = "Where index.html and figures.json are written (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("bench-report");

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = LAUNCHER;

  @Option(
      names = "--kamailio-configuration",
      paramLabel = "FILE",
      description = "What Kamailio is started with (default: ${DEFAULT-VALUE}).")
  private Path kamailioConfiguration =
      Path.of(LAUNCHER).toAbsolutePath().resolveSibling("loadtest/kamailio/kamailio.cfg");

  private Bench() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments options, or the name of another benchmark with its own; see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("ringwerk bench: " + failure.getMessage());
                  return 1;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Row> rows = rows();
    BenchSettings settings = settings();
    Ringwerk ringwerk = new Ringwerk(List.of(serverCommand));
    Optional<Kamailio> kamailio =
        Kamailio.installed(kamailioConfiguration, isLean ? Duties.LEAN : Duties.SAME);
    if (kamailio.isEmpty()) {
      say(WITHOUT_KAMAILIO);
    }
    SideBySide comparison = new SideBySide(ringwerk, kamailio, settings, this::say);
    comparison.run(rows).write(report);
    say("report: " + report.resolve("index.html").toAbsolutePath().normalize());
    return 0;
  }

  private List<Row> rows() {
    if (only.isEmpty()) {
      return List.of(Row.values());
    }
    List<Row> chosen = new ArrayList<>();
    for (String name : only) {
      chosen.add(
          Row.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "there is no operation " + name + "; there are " + names())));
    }
    return chosen;
  }

  private static String names() {
    return Arrays.stream(Row.values()).map(Row::option).collect(Collectors.joining(", "));
  }

  private BenchSettings settings() {
    BenchSettings settings = isShort ? BenchSettings.SHORT : BenchSettings.FULL;
    return rounds.map(settings::withRounds).orElse(settings);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
