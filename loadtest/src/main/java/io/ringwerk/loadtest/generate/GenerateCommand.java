package io.ringwerk.loadtest.generate;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.sip.flow.TransportProtocol;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads any SIP server and says how it did. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Loads a SIP server with phones of its own, and prints rate, failures and response times.",
      "OPERATION is register, refresh, options, call or forked-call.",
      "",
      "For calls every second user of the credentials is called by the others: by call those with one device, by forked-call",
      "those with several. Their devices are registered first.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:No more operations failed than --failures allows.",
      " 1:More did.",
      " 2:The command line or the credentials can't be used.",
      " 3:The target can't be reached or doesn't answer."
    })
public final class GenerateCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "OPERATION", description = "What the phones do.")
  private Operation operation = Operation.OPTIONS;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The server; 5060 without a port.")
  private String target = "";

  @Option(
      names = "--credentials",
      required = true,
      paramLabel = "FILE",
      description =
          "Who registers and calls: CSV as `ringwerk admin export-credentials` writes it.")
  private Path credentials = Path.of("");

  @ArgGroup private PaceOptions pace = new PaceOptions();

  @ArgGroup private LimitOptions limit = new LimitOptions();

  @Option(
      names = "--transport",
      defaultValue = "udp",
      description = "udp or tcp (default: ${DEFAULT-VALUE}).")
  private TransportProtocol transport = TransportProtocol.UDP;

  @Option(
      names = "--endpoints",
      paramLabel = "N",
      description = "Source ports or connections (default: ${DEFAULT-VALUE}).")
  private int endpoints = 64;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description = "Threads that send and receive (default: ${DEFAULT-VALUE}).")
  private int loops = 1;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Load before anything is measured (default: none).")
  private Optional<Duration> warmUp = Optional.empty();

  @Option(
      names = "--failures",
      paramLabel = "PERCENT",
      description = "How many operations may fail (default: ${DEFAULT-VALUE}).")
  private double allowedFailures;

  /** When operations start. */
  private static final class PaceOptions {
    @Option(
        names = "--rate",
        paramLabel = "PER-SECOND",
        description = "Operations due each second, whatever the server does.")
    private Optional<Double> rate = Optional.empty();

    @Option(
        names = "--in-flight",
        paramLabel = "N",
        description = "As fast as the server answers, with N under way (default: 64).")
    private int inFlight = 64;

    Pace pace() {
      return rate.isPresent() ? new Pace.Rate(rate.get()) : new Pace.Saturation(inFlight);
    }
  }

  /** When the run ends. */
  private static final class LimitOptions {
    @Option(names = "--count", paramLabel = "N", description = "Operations in all.")
    private Optional<Long> count = Optional.empty();

    @Option(
        names = "--duration",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description = "For so long: 500ms, 30s, 10m, 1h (default: 10s).")
    private Duration duration = Duration.ofSeconds(10);

    Limit limit() {
      return count.isPresent() ? new Limit.Count(count.get()) : new Limit.Time(duration);
    }
  }

  @Override
  public Integer call() {
    try {
      return generate();
    } catch (GenerateFailure failure) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("ringwerk: " + failure.getMessage());
      err.flush();
      return failure.exitCode();
    }
  }

  private int generate() throws GenerateFailure {
    InetSocketAddress server = TargetAddress.of(target);
    Population population = CredentialsFile.read(credentials).population(operation);
    try (LoadGenerator generator = open(server, population)) {
      requireAnswer(generator, server);
      registerCallees(generator);
      return run(generator, server);
    }
  }

  private LoadGenerator open(InetSocketAddress server, Population population)
      throws GenerateFailure {
    try {
      return LoadGenerator.open(
          new GeneratorSettings(server, transport, endpoints, loops), population);
    } catch (LoadGeneratorException e) {
      throw GenerateFailure.unreachable(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw GenerateFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** One OPTIONS tells a dead target from a slow one: any answer will do. */
  private void requireAnswer(LoadGenerator generator, InetSocketAddress server)
      throws GenerateFailure {
    LoadResult probe = generator.run(Operation.OPTIONS, new Pace.Saturation(1), new Limit.Count(1));
    if (probe.failures().containsKey(LoadResult.NO_ANSWER)) {
      throw GenerateFailure.unreachable(
          "%s does not answer over %s; is the server running, and listening there?"
              .formatted(TargetAddress.text(server), transport));
    }
    if (probe.failures().containsKey(LoadResult.PORT_UNREACHABLE)) {
      throw GenerateFailure.unreachable(
          "nobody listens on %s over %s; start the server, or name its address"
              .formatted(TargetAddress.text(server), transport));
    }
  }

  private static void registerCallees(LoadGenerator generator) throws GenerateFailure {
    try {
      generator.registerCallees();
    } catch (LoadGeneratorException e) {
      throw GenerateFailure.usage(e.getMessage() + "; are these the server's credentials?");
    }
  }

  private int run(LoadGenerator generator, InetSocketAddress server) {
    PrintWriter out = spec.commandLine().getOut();
    RunReport report = new RunReport(out);
    report.begin(operation, pace.pace(), TargetAddress.text(server) + " over " + transport);
    warmUp.ifPresent(time -> generator.run(operation, pace.pace(), new Limit.Time(time)));
    OwnCpu cpu = OwnCpu.start();
    LoadResult result = generator.run(operation, pace.pace(), limit.limit(), report::second);
    report.end(operation, result, cpu.used());
    double failedPercent = 100.0 * result.failed() / Math.max(1, result.started());
    return failedPercent > allowedFailures ? FAILED : 0;
  }
}
