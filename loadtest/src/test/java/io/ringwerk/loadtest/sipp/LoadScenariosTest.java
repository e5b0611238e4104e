package io.ringwerk.loadtest.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringwerk.loadtest.ServerCommand;
import io.ringwerk.loadtest.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code ./ringwerk load} with small counts against a server in a process of its own. */
class LoadScenariosTest {

  @TempDir static Path directory;

  private static ServerProcess server;
  private static Path credentials;

  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    server = ServerProcess.serve(ServerCommand.line(), directory);
    server.addTenant("load.test");
    StringBuilder csv = new StringBuilder("tenant,user,device,password,groups\n");
    for (int user = 0; user < 6; user++) {
      for (int device = 0; device < 3; device++) {
        csv.append(
            "load.test,u%d,u%d-e%d,secret-%d-%d,%s\n"
                .formatted(user, user, device, user, device, user < 3 ? "team" : ""));
      }
    }
    server.importCsv(csv.toString());
    credentials =
        Files.writeString(directory.resolve("devices.csv"), server.get("/api/v1/credentials"));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void registersRefreshesAndSignsOff(String transport) throws Exception {
    for (String scenario : List.of("register", "re-register", "unregister")) {
      JsonNode figures =
          passes(scenario, transport, "--count", "36", "--rate", "120", "--max-p99", "5s");

      assertThat(figures.path("succeeded").asLong()).isEqualTo(36);
      assertThat(figures.path("responseTimes").size()).isPositive();
    }
    assertThat(server.get("/api/v1/registrations?duplicates=true")).contains("\"items\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void callsDevicesUsersAndGroups(String transport) throws IOException {
    JsonNode single = passes("calls", transport, "--count", "12", "--rate", "40");
    JsonNode forked = passes("forked-calls", transport, "--count", "12", "--rate", "40");
    JsonNode group =
        passes(
            "group-calls",
            transport,
            "--count",
            "6",
            "--rate",
            "40",
            "--group",
            "team",
            "--members",
            "u0,u1,u2");

    assertThat(rang(single)).isEqualTo(12);
    assertThat(rang(forked)).as("three devices each").isEqualTo(36);
    assertThat(rang(group)).as("nine devices of three members each").isEqualTo(54);
    assertThat(single.path("responseTimes").path("ringing").path("count").asLong()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void makesDuplicatesThatTheServerFlags(String transport) throws IOException {
    JsonNode figures =
        passes("duplicates", transport, "--count", "18", "--rate", "60", "--metrics", metrics());

    assertThat(figures.path("duplicatesRaised").asLong()).isPositive();
    assertThat(figures.path("server").path("cpu").asDouble()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void rotatesPasswordsWhilePhonesRegister(String transport) throws Exception {
    JsonNode figures =
        passes(
            "rotations",
            transport,
            "--count",
            "40",
            "--rate",
            "20",
            "--api",
            api(),
            "--token-file",
            directory.resolve("data/admin.token").toString());

    JsonNode rotations = figures.path("rotations");
    assertThat(rotations.path("rotated").asLong()).isPositive();
    assertThat(rotations.path("oldRefused")).isEqualTo(rotations.path("rotated"));
    assertThat(rotations.path("freshAccepted")).isEqualTo(rotations.path("rotated"));
    Files.writeString(credentials, server.get("/api/v1/credentials"));
  }

  @Test
  void endsWithOneWhenALimitIsBroken() throws IOException {
    Said said = load("register", "udp", "--count", "5", "--rate", "50", "--min-rate", "1000");

    assertThat(said.exitCode).isEqualTo(1);
    assertThat(said.out).contains("limit rate: ≥ 1000 /s").contains("BROKEN");
    assertThat(Files.readString(said.report.resolve("report.html"))).contains("broken");
  }

  @Test
  void saysThatTheServerRefusesTheCredentials() throws IOException {
    Path wrong =
        Files.writeString(
            directory.resolve("wrong.csv"), "device,domain,password\nu5-e0,load.test,wrong\n");

    Said said = load("register", "udp", "--count", "3", "--credentials", wrong.toString());
    Said called = load("calls", "udp", "--count", "3", "--credentials", twoWrong().toString());

    assertThat(said.exitCode).isEqualTo(1);
    assertThat(said.err).contains("(401 × 3): the server refuses the credentials");
    assertThat(called.exitCode).isEqualTo(1);
    assertThat(called.err).contains("only 0 of 1 phones").contains("401");
  }

  @Test
  void endsItsOwnProcessesAndReportsWhenInterrupted() throws Exception {
    Path report = directory.resolve("interrupted");
    List<String> command = new ArrayList<>(ServerCommand.line());
    command.set(command.size() - 1, Load.class.getName());
    command.addAll(arguments("calls", "udp", report, "--duration", "60s", "--rate", "20"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      awaitCalls(process, report);
      List<ProcessHandle> children = process.descendants().toList();

      process.toHandle().destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(lines.lines().toList()).anyMatch(line -> line.startsWith("Report: "));
      assertThat(children).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
    }
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(json(report).path("interrupted").asBoolean()).isTrue();
  }

  /** Until the phones and the callers run. */
  private static void awaitCalls(Process process, Path report) throws InterruptedException {
    for (int look = 0; look < 200 && process.descendants().count() < 2; look++) {
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as("still runs").isFalse();
    }
    assertThat(report).isDirectory();
    process.waitFor(1, TimeUnit.SECONDS);
  }

  private static Path twoWrong() throws IOException {
    return Files.writeString(
        directory.resolve("two-wrong.csv"),
        "device,domain,password\nu4-e0,load.test,wrong\nu5-e0,load.test,wrong\n");
  }

  private static long rang(JsonNode figures) {
    return figures.path("phones").path("rang").asLong();
  }

  private static JsonNode passes(String scenario, String transport, String... options)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--max-failed-percent", "0"));
    Said said = load(scenario, transport, all.toArray(String[]::new));
    assertThat(said.exitCode).as(said.out + said.err).isZero();
    assertThat(said.report.resolve("report.html")).isNotEmptyFile();
    return json(said.report);
  }

  private static Said load(String scenario, String transport, String... options)
      throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Path report = Files.createTempDirectory(directory, scenario);
    CommandLine command =
        Load.commandLine(new Load())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode =
        command.execute(arguments(scenario, transport, report, options).toArray(String[]::new));
    return new Said(exitCode, out.toString(), err.toString(), report);
  }

  private static List<String> arguments(
      String scenario, String transport, Path report, String... options) {
    List<String> all =
        new ArrayList<>(List.of(scenario, "--target", target(transport), "--transport", transport));
    all.addAll(List.of("--report", report.toString(), "--scenarios", "scenarios"));
    if (!List.of(options).contains("--credentials")) {
      all.addAll(List.of("--credentials", credentials.toString()));
    }
    all.addAll(List.of(options));
    return all;
  }

  private static JsonNode json(Path report) throws IOException {
    return new JsonMapper().readTree(report.resolve("report.json").toFile());
  }

  private static String metrics() {
    return api() + "/metrics";
  }

  private static String api() {
    return ready("(http://\\S+?:\\d+)");
  }

  private static String target(String transport) {
    return ready(transport + ":(127\\.0\\.0\\.1:\\d+)");
  }

  /** What the server says where it is. */
  private static String ready(String pattern) {
    return server.output().stream()
        .filter(line -> line.startsWith("Ready: "))
        .map(Pattern.compile(pattern)::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private record Said(int exitCode, String out, String err, Path report) {}
}
