package io.ringwerk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the scenarios of {@code loadtest/scenarios} with SIPp, as an operator does by hand. */
final class Sipp implements AutoCloseable {

  private static final Path SCENARIOS = Path.of("scenarios").toAbsolutePath();

  private final Process process;
  private final Path log;

  private Sipp(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a scenario; it ends by itself after its calls or after 60 s. */
  static Sipp start(Path directory, String scenario, String... arguments) throws IOException {
    Path log = Files.createTempFile(directory, scenario, ".log");
    List<String> command =
        new ArrayList<>(List.of("sipp", "-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
    command.addAll(List.of("-i", "127.0.0.1", "-nostdin", "-timeout", "60", "-timeout_error"));
    command.addAll(List.of("-trace_err", "-error_file", log + ".errors"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Sipp(process, log);
  }

  /** Runs a scenario to its end; every call must succeed. */
  static void run(Path directory, String scenario, String... arguments)
      throws IOException, InterruptedException {
    try (Sipp sipp = start(directory, scenario, arguments)) {
      sipp.awaitSuccess();
    }
  }

  /** Waits for the end; whether every call succeeded. */
  boolean succeeds() throws InterruptedException {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    return process.exitValue() == 0;
  }

  /** Waits for the end; every call must have succeeded. */
  void awaitSuccess() throws InterruptedException, IOException {
    assertThat(succeeds()).as(() -> "SIPp's calls succeeded; " + report()).isTrue();
  }

  /** An injection file of SIPp. */
  static Path injection(Path directory, String name, String... lines) throws IOException {
    return Files.writeString(
        directory.resolve(name), "SEQUENTIAL\n" + String.join("\n", lines) + "\n");
  }

  /** A UDP port that is free now. */
  static String freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private String report() {
    try {
      Path errors = Path.of(log + ".errors");
      String said = Files.exists(errors) ? Files.readString(errors) : "";
      List<String> screen = Files.readAllLines(log);
      return said
          + String.join("\n", screen.subList(Math.max(0, screen.size() - 60), screen.size()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
