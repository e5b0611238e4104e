package io.ringwerk.cli;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.server.DemoDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringwerk demo}. */
@Command(
    name = "demo",
    description = {
      "Runs a server with demo users, and prints what to type into phones.",
      "Its data stays in ./data/demo, so a second start has the same users and passwords."
    })
final class DemoCommand implements Callable<Integer> {

  private static final Path DATA = Path.of("data", "demo");

  /** What SIPp's scenarios take: every device, and a call from Clara to Ben. */
  private static final String DEVICES = "devices.csv";

  private static final String CALLS = "calls.csv";

  private final Surroundings surroundings;

  @Option(
      names = "--sip-port",
      paramLabel = "PORT",
      description = "UDP and TCP port for phones (default: ${DEFAULT-VALUE}).")
  private int sipPort = 5060;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of the REST API (default: ${DEFAULT-VALUE}).")
  private int httpPort = 8080;

  @Option(
      names = "--address",
      description =
          "Address of this machine that phones reach; another than localhost lets desk phones in"
              + " (default: ${DEFAULT-VALUE}).")
  private String address = "127.0.0.1";

  @Option(names = "--reset", description = "Forgets the demo's data first.")
  private boolean reset;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path data = surroundings.file(DATA);
    if (reset) {
      remove(data);
    }
    RunningServer running =
        RunningServer.start(RunningServer.settings(Optional.empty(), environment(data)));
    List<DemoDirectory.Entry> devices = DemoDirectory.open(running.server().provisioning());
    writeInjectionFile(
        data.resolve(DEVICES), devices.stream().map(each -> injectionLine(each.credentials())));
    writeInjectionFile(
        data.resolve(CALLS), devicesOf("clara", devices).map(each -> injectionLine(each) + ";12"));
    print(running, devices);
    running.awaitStop();
    return ExitCode.OK;
  }

  private Map<String, String> environment(Path data) {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    String at = address + ":" + sipPort;
    environment.put("RINGWERK_DATADIRECTORY", data.toString());
    environment.put("RINGWERK_SIP_LISTEN", "udp:" + at + ",tcp:" + at);
    environment.put("RINGWERK_HTTP_LISTEN", "127.0.0.1:" + httpPort);
    return environment;
  }

  private void print(RunningServer running, List<DemoDirectory.Entry> devices) {
    PrintWriter out = surroundings.out();
    String proxy = address + ":" + running.server().listenPoints().get(0).address().getPort();
    out.println();
    out.println("What to type into a phone (also as authorisation user: the username):");
    out.println();
    table(proxy, devices).print(out);
    out.println();
    out.println(
        "  A call to a user (anna, ben, clara or 11, 12, 13) rings all the user's devices; a call");
    out.println("  to a username rings that device alone; a call to team or 20 rings everybody.");
    out.println();
    out.println(
        "Ben's first two phones for baresip (lines in ~/.baresip/accounts), then start baresip:");
    devicesOf("ben", devices)
        .limit(2)
        .forEach(each -> out.println("  " + baresipAccount(each, proxy)));
    out.println(
        "A call to Ben by SIPp, from another terminal; each of his phones that is on rings:");
    out.println("  " + sippCommand("call", CALLS, "-m 1", proxy));
    out.println("All devices registered by SIPp:");
    out.println("  " + sippCommand("register", DEVICES, "-p 5071 -m 6", proxy));
    out.println(
        "The first operator's API token, for "
            + running.api()
            + "/api/v1 (see /api/v1/openapi.json):");
    out.println("  " + token());
    out.println(
        "  ./ringwerk admin registrations --server "
            + running.api()
            + " --token-file "
            + DATA.resolve("admin.token"));
    out.println();
    out.println(running.readyLine());
  }

  private static Table table(String proxy, List<DemoDirectory.Entry> devices) {
    Table table = new Table(List.of("USER", "DEVICE", "USERNAME", "PASSWORD", "DOMAIN", "PROXY"));
    for (DemoDirectory.Entry each : devices) {
      DeviceCredentials credentials = each.credentials();
      table.add(
          List.of(
              credentials.user(),
              each.label(),
              credentials.device().deviceId(),
              credentials.password().reveal(),
              credentials.domain(),
              proxy));
    }
    return table;
  }

  private static String baresipAccount(DeviceCredentials credentials, String proxy) {
    return "<sip:%s@%s>;auth_user=%s;auth_pass=%s;outbound=\"sip:%s\";regint=600"
        .formatted(
            credentials.device().deviceId(),
            credentials.domain(),
            credentials.device().deviceId(),
            credentials.password().reveal(),
            proxy);
  }

  private String sippCommand(String scenario, String injection, String options, String proxy) {
    return "sipp -sf loadtest/scenarios/%s.xml -inf %s -i %s %s %s"
        .formatted(scenario, DATA.resolve(injection), address, options, proxy);
  }

  private static Stream<DeviceCredentials> devicesOf(
      String user, List<DemoDirectory.Entry> devices) {
    return devices.stream()
        .map(DemoDirectory.Entry::credentials)
        .filter(each -> each.user().equals(user));
  }

  private String token() {
    try {
      return Files.readString(surroundings.file(DATA).resolve("admin.token")).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An injection file of SIPp; it holds passwords, so it is for its owner's eyes only. */
  private static void writeInjectionFile(Path file, Stream<String> lines) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, lines.collect(Collectors.joining("\n", "SEQUENTIAL\n", "\n")));
    } catch (IOException unwritable) {
      throw CommandFailure.notStarted(file + " can't be written (" + Reasons.of(unwritable) + ")");
    }
  }

  private static String injectionLine(DeviceCredentials credentials) {
    String device = credentials.device().deviceId();
    return "%s;%s;[authentication username=%s password=%s]"
        .formatted(device, credentials.domain(), device, credentials.password().reveal());
  }

  private static void remove(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException undeletable) {
      throw CommandFailure.notStarted(
          directory
              + " can't be removed ("
              + Reasons.of(undeletable)
              + "); stop the demo that runs there");
    }
  }
}
