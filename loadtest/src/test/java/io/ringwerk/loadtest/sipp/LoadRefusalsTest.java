package io.ringwerk.loadtest.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator can get wrong: each ends with one line that says what to do next. */
class LoadRefusalsTest {

  @TempDir Path directory;

  private Path credentials;

  @BeforeEach
  void writeCredentials() throws IOException {
    credentials = file("device,user,domain,password\ne0,anna,x.test,secret\n");
  }

  @Test
  void listsTheScenariosWhenNoneIsNamed() {
    Said said = load();

    assertThat(said.exitCode).isZero();
    assertThat(said.out)
        .contains("register ", "forked-calls", "group-calls", "duplicates", "rotations");
  }

  @Test
  void saysWhichScenariosThereAre() {
    assertRefused(
        2,
        "there is no scenario \"storm\"; there are: register, re-register, unregister, calls,",
        load("storm"));
  }

  @Test
  void asksForTargetAndCredentials() {
    assertRefused(2, "--credentials FILE is missing", load("register"));
    assertRefused(
        2, "--target HOST:PORT is missing", load("register", "--credentials", credentials));
    assertRefused(2, "--target a:b:c: it is host:port", withTarget("a:b:c"));
    assertRefused(2, "--target x:99999: it is host:port", withTarget("x:99999"));
    assertRefused(3, "no address; check the name", withTarget("no-such-host.invalid"));
  }

  @Test
  void refusesACredentialsFileItCantUse() throws IOException {
    assertRefused(2, "there is no such file", withCredentials(directory.resolve("none.csv")));
    assertRefused(2, "holds no device", withCredentials(file("device,user,domain,password\n")));
    assertRefused(
        2, ":2: there is no password", withCredentials(file("device,user,domain\na,b,c\n")));
    assertRefused(
        2,
        ":3: the password has a blank or one of ; [ ]",
        withCredentials(file("device,domain,password\na,b,c\na,b,\"c;d\"\n")));
    assertRefused(2, "not a comma-separated file", withCredentials(file("device,device\na,b\n")));
  }

  @Test
  void refusesFiguresOutOfBounds() {
    assertRefused(2, "--rate 0: it is a number from 1 to 20,000", with("--rate", "0"));
    assertRefused(2, "--rate 20001:", with("--rate", "20001"));
    assertRefused(2, "--count -5: it is a number from 1 to 10,000,000", with("--count", "-5"));
    assertRefused(2, "--called 0:", with("--called", "0"));
    assertRefused(2, "--duration 5: it is a time such as", with("--duration", "5"));
    assertRefused(2, "--duration 0s: it is longer than nothing", with("--duration", "0s"));
    assertRefused(2, "--duration 48h:", with("--duration", "48h"));
    assertRefused(2, "--max-p99 soon:", with("--max-p99", "soon"));
    assertRefused(2, "--transport sctp: it is udp or tcp", with("--transport", "sctp"));
    assertRefused(2, "SIPp is built without TLS", with("--transport", "tls"));
    assertThat(with("--rate", "many").exitCode).isEqualTo(2);
    assertThat(with("--surprise").exitCode).isEqualTo(2);
  }

  @Test
  void refusesAServerItCantWatchOrRotateAt() throws IOException {
    assertRefused(2, "--server-pid 999999999: there is no such", with("--server-pid", "999999999"));
    String nowhere = "http://127.0.0.1:" + closedPort();
    assertRefused(2, "nobody answers there", with("--metrics", nowhere + "/metrics"));
    assertRefused(2, "rotations needs Ringwerk's REST API", rotations());
    Path token = file("token\n");
    assertRefused(3, "doesn't answer", rotations("--api", nowhere, "--token-file", token));
    assertRefused(
        2, "the token file", rotations("--api", nowhere, "--token-file", directory.resolve("x")));
  }

  @Test
  void saysThatNobodyAnswersAtTheTarget() throws IOException {
    String target = "127.0.0.1:" + closedPort();

    assertRefused(3, "is closed over UDP", withTarget(target));
    assertRefused(
        3,
        "refuses the connection over TCP",
        load("register", "--target", target, "--credentials", credentials, "--transport", "tcp"));
  }

  @Test
  void saysWhatToInstallWhenSippIsMissing() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Said said =
          load(
              "register",
              "--target",
              "127.0.0.1:" + silent.getLocalPort(),
              "--credentials",
              credentials,
              "--no-check",
              "--report",
              directory.resolve("report"),
              "--sipp",
              directory.resolve("no-sipp"));

      assertRefused(69, "apt-get install sip-tester", said);
    }
  }

  private Said withTarget(String target) {
    return load("register", "--target", target, "--credentials", credentials);
  }

  private Said withCredentials(Path file) {
    return load("register", "--target", "127.0.0.1:9", "--credentials", file);
  }

  private Said with(Object... options) {
    List<Object> all =
        new ArrayList<>(
            List.of("register", "--target", "127.0.0.1:9", "--credentials", credentials));
    all.addAll(List.of(options));
    return load(all.toArray());
  }

  private Said rotations(Object... options) {
    List<Object> all =
        new ArrayList<>(
            List.of("rotations", "--target", "127.0.0.1:9", "--credentials", credentials));
    all.addAll(List.of(options));
    return load(all.toArray());
  }

  private static void assertRefused(int exitCode, String reason, Said said) {
    assertThat(said.err).startsWith("ringwerk: ").contains(reason).hasLineCount(1);
    assertThat(said.exitCode).isEqualTo(exitCode);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "file", ".csv"), content);
  }

  /** A port where nobody listened a moment ago. */
  private static int closedPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Said load(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Load.commandLine(new Load())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] texts = java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    return new Said(command.execute(texts), out.toString(), err.toString());
  }

  private record Said(int exitCode, String out, String err) {}
}
