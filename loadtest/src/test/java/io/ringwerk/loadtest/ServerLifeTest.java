package io.ringwerk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator relies on: restarts, crashes, rotation, flags, and clear words when refused. */
class ServerLifeTest {

  private static final String DOMAIN = "life.test";
  private static final Pattern DEVICE = Pattern.compile("\"device\":\"([^\"]+)\"");
  private static final int CRASHES = Integer.getInteger("ringwerk.crashes", 3);

  @TempDir Path directory;

  @Test
  void keepsBindingsOverARestartAndReachesPhonesRightAway() throws Exception {
    Files.writeString(
        directory.resolve("ringwerk.yaml"),
        ServerProcess.yaml(directory, Integer.parseInt(Sipp.freePort())));
    String phone;
    try (ServerProcess first = serve()) {
      first.addTenant(DOMAIN);
      first.importCsv(people());
      phone = register(first, "ben-desk");

      assertThat(first.stop()).as("exit code of a stop by SIGTERM").isEqualTo(143);
    }

    try (ServerProcess second = serve();
        Sipp answers = Sipp.start(directory, "answer", "-p", phone, "-m", "1")) {
      call(second, "anna-desk", "12");

      answers.awaitSuccess();
    }
  }

  @Test
  void losesNoAcknowledgedRegistrationWhenKilledUnderLoad() throws Exception {
    List<Subscriber> subscribers =
        IntStream.range(0, 2_000).mapToObj(i -> new Subscriber("d" + i, DOMAIN, "pw" + i)).toList();
    provisionStorm(subscribers);

    for (int crash = 0; crash < CRASHES; crash++) {
      Set<String> acknowledged = registerUntilKilled(subscribers);
      try (ServerProcess restarted = serve()) {
        Set<String> registered = registeredDevices(restarted);
        assertThat(registered).as("after crash %d", crash).containsAll(acknowledged);
      }
    }
  }

  @Test
  void rotationEndsTheOldPasswordAndItsBindingsAtOnce() throws Exception {
    try (ServerProcess server = serve()) {
      server.addTenant(DOMAIN);
      server.importCsv(people());
      register(server, "ben-desk");

      String rotated =
          server.post("/api/v1/devices/ben-desk/rotate", "application/json", "").body();

      assertThat(server.get("/api/v1/registrations")).doesNotContain("ben-desk");
      assertThat(registers(server, "ben-desk", "ben-desk-secret")).isFalse();
      String fresh = rotated.replaceAll("(?s).*\"password\"\\s*:\\s*\"([^\"]+)\".*", "$1");
      assertThat(registers(server, "ben-desk", fresh)).isTrue();
    }
  }

  @Test
  void flagsCredentialsThatAreInUseOnTwoPhones() throws Exception {
    try (ServerProcess server = serve()) {
      server.addTenant(DOMAIN);
      server.importCsv(people());
      Path one = Sipp.injection(directory, "one.csv", line("ben-desk", "ben-desk-secret"));
      String[] reRegister = {"-inf", one.toString(), "-m", "1", "-p"};

      try (Sipp first = sipp("re-register", server, reRegister, Sipp.freePort());
          Sipp second = sipp("re-register", server, reRegister, Sipp.freePort())) {
        first.awaitSuccess();
        second.awaitSuccess();
      }

      assertThat(server.get("/api/v1/registrations?duplicates=true")).contains("ben-desk");
      assertThat(server.get("/metrics")).contains("ringwerk_duplicates 1.0");
      assertThat(server.output())
          .anyMatch(line -> line.contains("WARN") && line.contains("ben-desk"));
    }
  }

  @Test
  void saysInOneLineWhyItDoesNotStart() throws Exception {
    try (ServerProcess server = serve();
        DatagramSocket taken =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      assertThat(server.sipPort()).isPositive();

      assertRefused(5, "in use by another server", ServerProcess.yaml(directory, 0));
      Path other = Files.createDirectory(directory.resolve("other"));
      assertRefused(
          5,
          "the port is in use; stop the program that has it, or choose another port",
          ServerProcess.yaml(other, taken.getLocalPort()));
      assertRefused(4, "bad.yaml:1: sipp: unknown key", "sipp: {}");
    }
  }

  @Test
  void doesNotStartOnADamagedDatabase() throws Exception {
    try (ServerProcess server = serve()) {
      server.addTenant(DOMAIN);
    }
    Path database = directory.resolve("data/provisioning.mv.db");
    byte[] bytes = Files.readAllBytes(database);
    Arrays.fill(bytes, 0, Math.min(bytes.length, 12_288), (byte) 'x');
    Files.write(database, bytes);

    assertRefused(5, "provisioning.mv.db", ServerProcess.yaml(directory, 0));

    assertThat(Files.readAllBytes(database)).as("the file is left alone").isEqualTo(bytes);
  }

  private void assertRefused(int exitCode, String reason, String yaml) throws Exception {
    Path file = Files.writeString(directory.resolve("bad.yaml"), yaml);
    List<String> command = new ArrayList<>(ServerCommand.line());
    command.addAll(List.of("serve", "--config", file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      said = lines.lines().filter(line -> line.startsWith("ringwerk: ")).toList();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).singleElement().asString().contains(reason);
    assertThat(process.exitValue()).isEqualTo(exitCode);
  }

  private ServerProcess serve() throws IOException, InterruptedException {
    return ServerProcess.serve(ServerCommand.line(), directory);
  }

  private void provisionStorm(List<Subscriber> subscribers) throws Exception {
    try (ServerProcess server = serve()) {
      server.addTenant(DOMAIN);
      StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
      for (Subscriber each : subscribers) {
        csv.append(
            "%s,u-%s,%s,%s\n".formatted(DOMAIN, each.device(), each.device(), each.password()));
      }
      server.importCsv(csv.toString());
    }
  }

  /** The devices whose 200 arrived before the server was killed at a random moment. */
  private Set<String> registerUntilKilled(List<Subscriber> subscribers) throws Exception {
    ServerProcess server = serve();
    try (LoadGenerator phones =
        LoadGenerator.open(
            GeneratorSettings.udp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.sipPort())),
            Population.of(subscribers))) {
      CompletableFuture<LoadResult> running =
          CompletableFuture.supplyAsync(
              () ->
                  phones.run(
                      Operation.REGISTER,
                      new Pace.Saturation(64),
                      new Limit.Count(subscribers.size())));
      phones.awaitSucceeded(ThreadLocalRandom.current().nextInt(1, subscribers.size() / 2));
      server.kill();
      phones.giveUp();
      running.join();
      return phones.registeredDevices();
    }
  }

  private static Set<String> registeredDevices(ServerProcess server) throws Exception {
    Set<String> devices = new HashSet<>();
    for (int offset = 0; ; offset += 500) {
      String page = server.get("/api/v1/registrations?limit=500&offset=" + offset);
      Matcher matcher = DEVICE.matcher(page);
      if (!matcher.find()) {
        return devices;
      }
      do {
        devices.add(matcher.group(1));
      } while (matcher.find());
    }
  }

  private String register(ServerProcess server, String device) throws Exception {
    String port = Sipp.freePort();
    Path one = Sipp.injection(directory, device + ".csv", line(device, device + "-secret"));
    Sipp.run(
        directory, "register", "-inf", one.toString(), "-p", port, "-m", "1", server.sipAddress());
    return port;
  }

  private boolean registers(ServerProcess server, String device, String password) throws Exception {
    Path one = Sipp.injection(directory, device + "-try.csv", line(device, password));
    try (Sipp sipp =
        Sipp.start(directory, "register", "-inf", one.toString(), "-m", "1", server.sipAddress())) {
      return sipp.succeeds();
    }
  }

  private Sipp sipp(String scenario, ServerProcess server, String[] arguments, String port)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(port);
    all.add(server.sipAddress());
    return Sipp.start(directory, scenario, all.toArray(String[]::new));
  }

  private void call(ServerProcess server, String from, String to) throws Exception {
    Path one = Sipp.injection(directory, "call.csv", line(from, from + "-secret") + ";" + to);
    Sipp.run(directory, "call", "-inf", one.toString(), "-m", "1", server.sipAddress());
  }

  private static String line(String device, String password) {
    return "%s;%s;[authentication username=%s password=%s]"
        .formatted(device, DOMAIN, device, password);
  }

  private static String people() {
    return """
        tenant,user,device,password,extension
        life.test,anna,anna-desk,anna-desk-secret,11
        life.test,ben,ben-desk,ben-desk-secret,12
        """;
  }
}
