package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.overload.MixedLoad.Share;
import io.ringwerk.loadtest.overload.RampRun.Timing;
import io.ringwerk.loadtest.report.HtmlReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a server does when more arrives than it can serve. */
@Command(
    name = "overload",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server on one core, finds its highest rate, offers it from half to three times that rate in an open loop, and prints",
      "what ended well, what got 503 and how long it took; then how soon it recovers; then a flood of first registrations with",
      "calls for help, other calls and refreshes beside it, with and without shedding. Takes two cores and less than five minutes."
    })
public final class OverloadBench implements Callable<Integer> {

  private static final Timing FULL = new Timing(4, 6, 5);
  private static final Timing SHORT = new Timing(4, 5, 3);
  private static final double FLOOD = 3;

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = System.getProperty("ringwerk.launcher", "./ringwerk");

  @Option(
      names = "--short",
      description = "Registrations and the flood only, in less than two minutes.")
  private boolean isShort;

  @Option(names = "--operation", description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Operation> operations = List.of();

  @Option(names = "--no-mixed", description = "Without the flood.")
  private boolean withoutMixed;

  @Option(names = "--devices", description = "Devices that register (default: ${DEFAULT-VALUE}).")
  private int devices = 20_000;

  @Option(names = "--report", description = "The HTML page to write (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("overload.html");

  private final Map<String, List<Share>> mixed = new LinkedHashMap<>();
  private final List<Ramp> ramps = new ArrayList<>();

  /** For the command line. */
  public OverloadBench() {}

  @Override
  public Integer call() throws Exception {
    Cores.takeTheOthers();
    say(
        "server: one core (0), sip.threads 1, 2,000,000 transactions, 4 GB of heap; load generator: the other cores; UDP on loopback");
    Town town = new Town(devices);
    try (LoadedServer server = LoadedServer.start(List.of(serverCommand), town, true)) {
      measure(server, town);
    }
    if (!withoutMixed) {
      try (LoadedServer server = LoadedServer.start(List.of(serverCommand), town, false)) {
        measureWithoutShedding(server, town);
      }
    }
    ramps.forEach(ramp -> say("%s", ramp.verdict()));
    HtmlReport.write(report, OverloadReport.of(ramps, mixed));
    say("%s", report.toAbsolutePath());
    return 0;
  }

  private void measure(LoadedServer server, Town town) throws Exception {
    for (Operation operation : chosen()) {
      ramps.add(ramp(server, town, operation, true));
    }
    if (!withoutMixed) {
      mixed(server, town, "A flood of first registrations", ramps.get(0).maximum());
    }
    server.shed().forEach(line -> say("  %s", line));
  }

  /** The same once more where the kernel alone decides what is lost. */
  private void measureWithoutShedding(LoadedServer server, Town town) throws Exception {
    Ramp unprotected = ramp(server, town, Operation.REGISTER, false);
    ramps.add(unprotected);
    mixed(server, town, "The same flood with shedding switched off", unprotected.maximum());
  }

  private List<Operation> chosen() {
    if (!operations.isEmpty()) {
      return operations;
    }
    return isShort
        ? List.of(Operation.REGISTER)
        : List.of(Operation.REGISTER, Operation.REFRESH, Operation.CALL);
  }

  private Ramp ramp(LoadedServer server, Town town, Operation operation, boolean shedding)
      throws Exception {
    Population population =
        switch (operation) {
          case REGISTER, REFRESH, OPTIONS -> town.registering();
          case CALL, FORKED_CALL -> town.calling();
        };
    RampRun run = new RampRun(isShort ? SHORT : FULL, line -> say("  %s", line));
    return run.run(server.address(), operation, population, shedding);
  }

  private void mixed(LoadedServer server, Town town, String heading, double highestRate)
      throws Exception {
    double flood = FLOOD * highestRate;
    say("%s: %.0f/s", heading, flood);
    List<Share> shares = new MixedLoad(server.address(), town, isShort ? 5 : 8).run(flood);
    for (Share share : shares) {
      say(
          "  %-28s started %7d, ended well %7d (%.1f %%), p50 %.1f ms, p99 %.1f ms %s",
          share.kind(),
          share.started(),
          share.succeeded(),
          share.succeededPercent(),
          share.p50() / 1e3,
          share.p99() / 1e3,
          share.failures());
    }
    mixed.put(heading, shares);
  }

  private static void say(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
