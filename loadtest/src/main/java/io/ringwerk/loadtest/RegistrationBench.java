package io.ringwerk.loadtest;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a full registration costs a server that it starts itself. */
@Command(
    name = "registrations",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server with its data in a temporary directory, registers devices over UDP on loopback as fast as it answers",
      "(REGISTER, 401, REGISTER with MD5 digest, 200; each change journaled), and prints rate and CPU per registration:",
      "user and system time of the whole server process, garbage collection and JIT included."
    })
public final class RegistrationBench implements Callable<Integer> {

  private static final String DOMAIN = "bench.test";

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = System.getProperty("ringwerk.launcher", "./ringwerk");

  @Option(names = "--devices", description = "Devices to register (default: ${DEFAULT-VALUE}).")
  private int devices = 10_000;

  @Option(
      names = "--warm-up",
      description = "Registrations before measuring (default: ${DEFAULT-VALUE}).")
  private long warmUp = 400_000;

  @Option(
      names = "--count",
      description = "Registrations in each round (default: ${DEFAULT-VALUE}).")
  private long count = 300_000;

  @Option(names = "--rounds", description = "Measured rounds (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--in-flight",
      description = "Registrations under way at once (default: ${DEFAULT-VALUE}).")
  private int inFlight = 256;

  @Override
  public Integer call() throws Exception {
    Path directory = Files.createTempDirectory("ringwerk-bench");
    List<Subscriber> subscribers =
        IntStream.range(0, devices)
            .mapToObj(i -> new Subscriber("bench-" + i, DOMAIN, "secret-" + i))
            .toList();
    try (ServerProcess server = ServerProcess.serve(List.of(serverCommand), directory)) {
      provision(server, subscribers);
      return measure(server, subscribers);
    }
  }

  private static void provision(ServerProcess server, List<Subscriber> subscribers)
      throws IOException, InterruptedException {
    server.addTenant(DOMAIN);
    StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
    for (Subscriber each : subscribers) {
      csv.append(
          "%s,user-%s,%s,%s%n".formatted(DOMAIN, each.device(), each.device(), each.password()));
    }
    server.importCsv(csv.toString());
  }

  private int measure(ServerProcess server, List<Subscriber> subscribers) throws Exception {
    LoadGenerator generator =
        LoadGenerator.open(
            GeneratorSettings.udp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.sipPort())),
            Population.of(subscribers));
    Pace pace = new Pace.Saturation(inFlight);
    say(
        "%d devices, %d in flight, %d to warm up, %d rounds of %d",
        devices, inFlight, warmUp, rounds, count);
    generator.run(Operation.REGISTER, pace, new Limit.Count(warmUp));
    long failed = 0;
    for (int round = 1; round <= rounds; round++) {
      Duration before = ProcessCpu.used(server.pid());
      LoadResult result = generator.run(Operation.REGISTER, pace, new Limit.Count(count));
      Duration cpu = ProcessCpu.used(server.pid()).minus(before);
      failed += result.failed();
      say(
          "round %d: %.0f registrations/s, %.1f µs CPU each, p50 %d µs, p99 %d µs, failures %s, resident %d MB",
          round,
          result.perSecond(),
          cpu.toNanos() / 1e3 / result.succeeded(),
          result.latency().getValueAtPercentile(50),
          result.latency().getValueAtPercentile(99),
          result.failures(),
          ProcessCpu.residentBytes(server.pid()) >> 20);
    }
    generator.close();
    return failed == 0 ? 0 : 1;
  }

  private static void say(String format, Object... arguments) {
    System.out.printf(format + "%n", arguments);
  }
}
