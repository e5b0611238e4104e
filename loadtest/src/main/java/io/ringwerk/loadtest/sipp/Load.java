package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.report.HtmlReport;
import io.ringwerk.loadtest.report.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Test traffic by SIPp: {@code ./ringwerk load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs test traffic by SIPp against a SIP server, shows how it goes, and writes a report (HTML and JSON).",
      "Without a scenario it lists them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run ended and kept the limits given",
      "1:a limit was broken, or nothing succeeded",
      "2:the command line can't be understood, or a file named on it can't be used",
      "3:the server doesn't answer",
      "69:SIPp is missing and may not be installed"
    })
public final class Load implements Callable<Integer> {

  private static final int MOST_RATE = 20_000;
  private static final long MOST_COUNT = 10_000_000;
  private static final int MOST_CALLED = 10_000;
  private static final long DEFAULT_COUNT = 100;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration TIME_TO_REPORT = Duration.ofSeconds(20);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "One of the scenarios that \"load\" alone lists.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description = "The server; any SIP server will do. Port 5060 unless given.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "Devices to play, as ./ringwerk admin export-credentials writes them: device,user,domain,password.")
  private Optional<Path> credentials = Optional.empty();

  @Option(names = "--transport", paramLabel = "udp|tcp", description = "Default: ${DEFAULT-VALUE}.")
  private String transport = "udp";

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "New registrations, phones or calls a second (default: ${DEFAULT-VALUE}).")
  private int rate = 10;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many in all (default: 100, or what --duration takes).")
  private Optional<Long> count = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long: 30s, 10m, 2h. With --count, whichever is over first.")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = "--called",
      paramLabel = "N",
      description = "Users or devices that are called at most (default: ${DEFAULT-VALUE}).")
  private int called = 20;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "group-calls: what is dialled to reach the group.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--members",
      paramLabel = "USER,…",
      split = ",",
      description = "group-calls: its members, by their user in the credentials file.")
  private List<String> members = List.of();

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "rotations: Ringwerk's REST API, such as http://127.0.0.1:8080.")
  private Optional<URI> api = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "rotations: the admin token (default: data/admin.token).")
  private Path tokenFile = Path.of("data", "admin.token");

  @Option(
      names = "--metrics",
      paramLabel = "URL",
      description = "The server's page for Prometheus: plots its CPU and memory.")
  private Optional<URI> metrics = Optional.empty();

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "The server's process on this machine: the same, from /proc.")
  private Optional<Long> serverPid = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where report.html and report.json go (default: data/reports/SCENARIO-TIME).")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--max-failed-percent",
      paramLabel = "P",
      description = "Exit code 1 if more have failed.")
  private Optional<Double> maximumFailedPercent = Optional.empty();

  @Option(
      names = "--max-p99",
      paramLabel = "TIME",
      description = "Exit code 1 if p99 of the response time is longer: 50ms, 1s.")
  private Optional<String> maximumP99 = Optional.empty();

  @Option(
      names = "--min-rate",
      paramLabel = "N",
      description = "Exit code 1 if fewer succeeded a second.")
  private Optional<Double> minimumRate = Optional.empty();

  @Option(names = "--no-check", description = "Don't ask first whether the target answers OPTIONS.")
  private boolean noCheck;

  @Option(names = "--sipp", hidden = true)
  private String program = "sipp";

  @Option(names = "--scenarios", hidden = true)
  private Path scenarios = Path.of(System.getProperty("ringwerk.scenarios", "loadtest/scenarios"));

  private final CountDownLatch finished = new CountDownLatch(1);

  Load() {}

  /**
   * Runs a scenario.
   *
   * @param arguments its name and options; see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(commandLine(new Load()).execute(arguments));
  }

  /** The command with its way of saying what went wrong: one line. */
  static CommandLine commandLine(Load load) {
    return new CommandLine(load)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof LoadFailure said) {
                command.getErr().println("ringwerk: " + said.getMessage());
                return said.exitCode();
              }
              throw failure;
            });
  }

  @Override
  public Integer call() throws Exception {
    if (scenario.isEmpty()) {
      list();
      return ExitCode.OK;
    }
    LoadOrder order = order(Scenario.named(scenario.get()));
    Limits limits = new Limits(maximumFailedPercent, p99Limit(), minimumRate);
    Optional<ServerWatch> watch = watch();
    if (!noCheck) {
      order.target().check(order.transport());
    }
    Path reports = reportDirectory(order);
    Path scratch = Files.createTempDirectory("ringwerk-load");
    try {
      return run(order, limits, watch, reports, scratch);
    } finally {
      deleteTree(scratch);
      finished.countDown();
    }
  }

  private void list() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Scenarios, over UDP and TCP:");
    for (Scenario each : Scenario.values()) {
      out.printf("  %-13s %s%n", each.command(), each.sentence());
    }
    out.println();
    out.println("For example:");
    out.println("  ./ringwerk admin export-credentials devices.csv");
    out.println(
        "  ./ringwerk load register --target 127.0.0.1:5060 --credentials devices.csv --rate 100 --duration 30s --max-p99 50ms");
    out.println("All options: ./ringwerk load --help");
    out.flush();
  }

  // ---- what was asked for ---------------------------------------------------------------------

  private LoadOrder order(Scenario chosen) {
    checkRange("--rate", rate, 1, MOST_RATE);
    checkRange("--called", called, 1, MOST_CALLED);
    Optional<Duration> time = duration.map(text -> Durations.parse("--duration", text, LONGEST));
    long most =
        time.map(limit -> Math.max(1, limit.toMillis() * rate / 1_000))
            .orElse(count.isPresent() ? MOST_COUNT : DEFAULT_COUNT);
    count.ifPresent(wanted -> checkRange("--count", wanted, 1, MOST_COUNT));
    Transport spoken = Transport.named(transport);
    Path file =
        credentials.orElseThrow(
            () ->
                LoadFailure.usage(
                    "--credentials FILE is missing: the devices to play; ./ringwerk admin export-credentials FILE makes one"));
    Target server =
        Target.parse(
            target.orElseThrow(
                () ->
                    LoadFailure.usage(
                        "--target HOST:PORT is missing: the server to load, such as 127.0.0.1:5060")));
    return new LoadOrder(
        chosen,
        server,
        spoken,
        rate,
        Math.min(count.orElse(most), most),
        time,
        CredentialsFile.read(file),
        called,
        group,
        members,
        chosen == Scenario.ROTATIONS ? Optional.of(rotationApi()) : Optional.empty());
  }

  private static void checkRange(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw LoadFailure.usage(
          "%s %d: it is a number from %,d to %,d".formatted(option, value, least, most));
    }
  }

  private RotationApi rotationApi() {
    URI base =
        api.orElseThrow(
            () ->
                LoadFailure.usage(
                    "rotations needs Ringwerk's REST API: --api http://127.0.0.1:8080 --token-file data/admin.token"));
    try {
      RotationApi found = new RotationApi(base, Files.readString(tokenFile).strip());
      found.check();
      return found;
    } catch (IOException e) {
      throw LoadFailure.usage(
          "the token file %s can't be read: name the server's admin token file by --token-file"
              .formatted(tokenFile));
    } catch (IllegalArgumentException e) {
      throw LoadFailure.usage(
          "--api %s: it is an address such as http://127.0.0.1:8080".formatted(base));
    }
  }

  private Optional<Duration> p99Limit() {
    return maximumP99.map(text -> Durations.parse("--max-p99", text, Duration.ofMinutes(1)));
  }

  private Optional<ServerWatch> watch() {
    return serverPid.map(ServerWatch::process).or(() -> metrics.map(ServerWatch::metrics));
  }

  private Path reportDirectory(LoadOrder order) {
    Path directory =
        report.orElseGet(
            () ->
                Path.of(
                    "data",
                    "reports",
                    order.scenario().command()
                        + "-"
                        + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()))));
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw LoadFailure.usage(
          "the report can't be written to %s: name another folder by --report"
              .formatted(directory));
    }
  }

  // ---- the run --------------------------------------------------------------------------------

  private int run(
      LoadOrder order, Limits limits, Optional<ServerWatch> watch, Path reports, Path scratch)
      throws IOException, InterruptedException {
    SippSettings settings =
        new SippSettings(
            program, scenarios.toAbsolutePath(), scratch, order.target(), order.transport());
    Progress progress =
        new Progress(spec.commandLine().getErr(), Boolean.getBoolean("ringwerk.terminal"));
    LoadRun run = new LoadRun(order, settings, watch, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(run), "interrupt"));
    LoadFigures figures;
    try {
      figures = run.figures().judgedBy(limits);
    } finally {
      keepErrors(run, reports);
      keepRotated(run, reports);
    }
    write(figures, run.remarks(), reports);
    return conclude(figures, run.remarks(), reports);
  }

  /** Ctrl-C: SIPp ends, and the report is written of what there is. */
  private void interrupt(LoadRun run) {
    run.interrupt();
    try {
      if (!finished.await(TIME_TO_REPORT.toSeconds(), TimeUnit.SECONDS)) {
        spec.commandLine().getErr().println("ringwerk: ended without a report");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(LoadFigures figures, List<String> remarks, Path reports)
      throws IOException {
    JsonReport.write(reports.resolve("report.json"), figures);
    HtmlReport.write(reports.resolve("report.html"), LoadPage.of(figures, remarks));
  }

  private int conclude(LoadFigures figures, List<String> remarks, Path reports) {
    PrintWriter out = spec.commandLine().getOut();
    Summary.print(out, figures);
    remarks.forEach(remark -> out.println("Remark: " + remark));
    out.println("Report: " + reports.resolve("report.html"));
    out.flush();
    if (figures.succeeded() == 0) {
      throw Summary.nothingSucceeded(figures);
    }
    return figures.limits().stream().allMatch(Limits.Verdict::kept) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void keepErrors(LoadRun run, Path reports) throws IOException {
    for (SippProcess each : run.processes()) {
      if (each.tellsOfFailedCalls()) {
        Files.copy(
            each.errors(),
            reports.resolve("sipp-" + each.part().name().replace(' ', '-') + ".log"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void keepRotated(LoadRun run, Path reports) throws IOException {
    if (!run.rotatedDevices().isEmpty()) {
      CredentialsFile.write(reports.resolve("rotated.csv"), run.rotatedDevices());
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
