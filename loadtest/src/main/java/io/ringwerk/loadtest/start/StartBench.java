package io.ringwerk.loadtest.start;

import io.ringwerk.loadtest.FreePort;
import io.ringwerk.loadtest.ServerProcess;
import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import io.ringwerk.loadtest.report.HtmlReport;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long {@code serve} takes until it answers its first REGISTER. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server again and again on the same data, sends a REGISTER every 10 ms from the moment of the launch, and prints how",
      "long the first answer took: with an empty directory, with devices, and with a journaled binding for each of these devices."
    })
public final class StartBench implements Callable<Integer> {

  private static final String DOMAIN = "start.test";
  private static final int ROWS_PER_IMPORT = 10_000;
  private static final int IN_FLIGHT = 256;

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = System.getProperty("ringwerk.launcher", "./ringwerk");

  @Option(
      names = "--runs",
      description = "Starts measured in each row (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--bindings",
      description =
          "Devices, each with one journaled binding (default: ${DEFAULT-VALUE}); 0 for the empty directory alone.")
  private int bindings = 100_000;

  @Option(names = "--report", description = "Also writes an HTML page here.")
  private Optional<Path> report = Optional.empty();

  private Table table =
      Table.headed("", "started with", "starts", "median s", "lowest s", "highest s");

  /** For the command line. */
  public StartBench() {}

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("ringwerk-start");
    int port = FreePort.onLoopback(); // the same from start to start
    Files.writeString(directory.resolve("ringwerk.yaml"), ServerProcess.yaml(directory, port));
    say("launch to first answered REGISTER, %d starts each", runs);
    fill(directory, server -> server.addTenant(DOMAIN));
    measure("an empty directory", directory, port);
    if (bindings > 0) {
      measureWithBindings(directory, port);
    }
    if (report.isPresent()) {
      HtmlReport.write(report.get(), page());
      say("%s", report.get());
    }
    return 0;
  }

  private void measureWithBindings(Path directory, int port) throws Exception {
    fill(directory, this::importDevices);
    Duration devicesOnly =
        measure(String.format(Locale.ROOT, "%,d devices, no binding", bindings), directory, port);
    fill(directory, this::registerAll);
    Duration withBindings =
        measure(
            String.format(Locale.ROOT, "%,d devices, a journaled binding each", bindings),
            directory,
            port);
    say("the bindings add %.2f s at the median", seconds(withBindings.minus(devicesOnly)));
  }

  private Report page() {
    return Report.of(
            "Start-up of Ringwerk",
            "From the launch of the process to the first answered REGISTER, one sent every 10 ms. "
                + Runtime.getRuntime().availableProcessors()
                + " processors, Java "
                + Runtime.version())
        .with(Section.of("Launch to first answer", table));
  }

  /** Does something to the server's data, by a server. */
  private void fill(Path directory, Filling filling) throws Exception {
    try (ServerProcess server = ServerProcess.serve(List.of(serverCommand), directory)) {
      filling.fill(server);
    }
  }

  private void importDevices(ServerProcess server) throws IOException, InterruptedException {
    for (int from = 0; from < bindings; from += ROWS_PER_IMPORT) {
      StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
      for (int i = from; i < Math.min(bindings, from + ROWS_PER_IMPORT); i++) {
        Subscriber device = subscriber(i);
        csv.append("%s,user-%d,%s,%s%n".formatted(DOMAIN, i, device.device(), device.password()));
      }
      server.importCsv(csv.toString());
    }
  }

  private void registerAll(ServerProcess server) throws LoadGeneratorException, IOException {
    GeneratorSettings settings = GeneratorSettings.udp(address(server.sipPort()));
    List<Subscriber> devices =
        IntStream.range(0, bindings).mapToObj(StartBench::subscriber).toList();
    try (LoadGenerator generator = LoadGenerator.open(settings, Population.of(devices))) {
      LoadResult result =
          generator.run(
              Operation.REGISTER,
              new Pace.Saturation(Math.min(IN_FLIGHT, bindings)),
              new Limit.Count(bindings));
      if (result.succeeded() < bindings) {
        throw new IOException("devices could not register: " + result.failures());
      }
    }
  }

  private Duration measure(String what, Path directory, int port) throws Exception {
    List<Duration> took = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      FirstAnswer first = FirstAnswer.awaited(DOMAIN, address(port));
      try (ServerProcess server = ServerProcess.serve(List.of(serverCommand), directory)) {
        took.add(first.after());
        requirePort(server, port);
      }
    }
    Collections.sort(took);
    Duration median = took.get(took.size() / 2);
    Duration highest = took.get(took.size() - 1);
    say(
        "%-48s median %.2f s, lowest %.2f s, highest %.2f s",
        what, seconds(median), seconds(took.get(0)), seconds(highest));
    table = table.row(what, runs, inSeconds(median), inSeconds(took.get(0)), inSeconds(highest));
    return median;
  }

  private static void requirePort(ServerProcess server, int port) {
    if (server.sipPort() != port) {
      throw new IllegalStateException("it listens on " + server.sipPort() + ", not " + port);
    }
  }

  private static Subscriber subscriber(int number) {
    return new Subscriber("start-" + number, DOMAIN, "secret-of-" + number);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String inSeconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", seconds(duration));
  }

  private static void say(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }

  /** What is done to a running server. */
  @FunctionalInterface
  private interface Filling {
    void fill(ServerProcess server) throws Exception;
  }
}
