package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.FreePort;
import io.ringwerk.loadtest.ProcessCpu;
import io.ringwerk.loadtest.ServerProcess;
import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server of our own with its data in a temporary directory, and what can be seen of it. */
final class OwnServer implements AutoCloseable {

  static final String DOMAIN = "scale.test";

  private static final int ROWS_PER_IMPORT = 10_000;
  private static final long COLLECTION_SECONDS = 20;
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private final Path directory;
  private final ServerProcess process;

  private OwnServer(Path directory, ServerProcess process) {
    this.directory = directory;
    this.process = process;
  }

  /** Starts it, on one port for UDP and TCP. */
  static OwnServer start(String command) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("ringwerk-scale");
    Files.writeString(
        directory.resolve("ringwerk.yaml"), ServerProcess.yaml(directory, FreePort.onLoopback()));
    OwnServer server =
        new OwnServer(directory, ServerProcess.serve(List.of(command.split(" ", -1)), directory));
    server.process.addTenant(DOMAIN);
    return server;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.sipPort());
  }

  /** User and system time of the whole process so far. */
  Duration cpu() throws IOException {
    return ProcessCpu.used(process.pid());
  }

  /** What it holds of the machine's memory, in bytes. */
  long resident() throws IOException {
    return ProcessCpu.residentBytes(process.pid());
  }

  /** What its metrics page says now. */
  Metrics metrics() throws IOException, InterruptedException {
    return new Metrics(process.get("/metrics"));
  }

  /** Makes it collect its garbage, all of it, where this JDK has the tool for that. */
  void collectGarbage() throws IOException, InterruptedException {
    if (Files.isExecutable(JCMD)) {
      new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(COLLECTION_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Adds users with one device each; returns the devices. */
  List<Subscriber> addDevices(String prefix, int from, int to)
      throws IOException, InterruptedException {
    add(from, to, i -> row(prefix + i, subscriber(prefix + i + "-phone")));
    return IntStream.range(from, to).mapToObj(i -> subscriber(prefix + i + "-phone")).toList();
  }

  /** Adds users with several devices each. */
  List<Callee> addCallees(String prefix, int users, int devices)
      throws IOException, InterruptedException {
    add(
        0,
        users * devices,
        i -> row(prefix + i / devices, subscriber(prefix + i / devices + "-" + i % devices)));
    return IntStream.range(0, users).mapToObj(user -> callee(prefix + user, devices)).toList();
  }

  @Override
  public void close() {
    process.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + directory, e);
    }
  }

  private void add(int from, int to, IntFunction<String> rows)
      throws IOException, InterruptedException {
    for (int first = from; first < to; first += ROWS_PER_IMPORT) {
      StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
      IntStream.range(first, Math.min(to, first + ROWS_PER_IMPORT))
          .forEach(i -> csv.append(rows.apply(i)));
      process.importCsv(csv.toString());
    }
  }

  private static Callee callee(String user, int devices) {
    return new Callee(
        "sip:" + user + "@" + DOMAIN,
        IntStream.range(0, devices).mapToObj(i -> subscriber(user + "-" + i)).toList());
  }

  private static Subscriber subscriber(String device) {
    return new Subscriber(device, DOMAIN, "secret-of-" + device);
  }

  private static String row(String user, Subscriber device) {
    return "%s,%s,%s,%s%n".formatted(DOMAIN, user, device.device(), device.password());
  }
}
