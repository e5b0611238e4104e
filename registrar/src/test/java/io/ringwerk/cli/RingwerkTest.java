package io.ringwerk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingwerkTest {

  @TempDir private Path directory;

  @Test
  void showsItsCommandsWhenNoneIsGiven() {
    Terminal.Run root = run();
    Terminal.Run admin = run("admin", "device");

    assertThat(root.exitCode()).isEqualTo(2);
    assertThat(root.err()).contains("Usage: ringwerk", "admin", "version");
    assertThat(admin.exitCode()).isEqualTo(2);
    assertThat(admin.err()).contains("Usage: ringwerk admin device", "rotate");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    Terminal.Run run = run("admin", "divice", "list");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean: admin device");
  }

  @Test
  void namesWhatIsMissing() {
    Terminal.Run run = run("admin", "device", "rotate");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            """
            ringwerk: Missing required parameter: 'ID'
            See: ringwerk admin device rotate --help
            """);
  }

  @Test
  void showsHelpAndVersionOnRequest() {
    assertThat(run("--version").out()).startsWith("Ringwerk ");
    assertThat(run("version").out()).isEqualTo(run("--version").out());
    assertThat(run("admin", "device", "rotate", "--help").out())
        .startsWith("Usage: ringwerk admin device rotate");
    assertThat(run("help", "admin", "import").out()).contains("ha1_sha256");
    assertThat(run("help", "admin", "imprt").exitCode()).isEqualTo(2);
  }

  @Test
  void documentsItsExitCodes() {
    assertThat(run("help", "admin").out()).contains("Exit codes:", "the server doesn't answer");
  }

  @Test
  void saysInOneLineThatNobodyAnswers() throws IOException {
    String server = "http://127.0.0.1:" + freePort();

    Terminal.Run run = run("admin", "tenant", "list", "--server", server);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "ringwerk: "
                + server
                + " doesn't answer (connection refused): start the server, or name it with --server URL\n");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    for (String address :
        new String[] {"127.0.0.1:8080", "ftp://x", "http:/x", "ht tp://x", "http://"}) {
      Terminal.Run run = run("admin", "tenant", "list", "--server", address);

      assertThat(run.exitCode()).as(address).isEqualTo(2);
      assertThat(run.err()).as(address).contains("is no server address");
    }
  }

  @Test
  void takesTheServerFromTheEnvironment() throws IOException {
    String server = "http://127.0.0.1:" + freePort();

    Terminal.Run run =
        new Terminal(directory, Map.of("RINGWERK_SERVER", server)).run("admin", "tenant", "list");

    assertThat(run.err()).contains(server);
  }

  private Terminal.Run run(String... arguments) {
    return new Terminal(directory, Map.of()).run(arguments);
  }

  /** A port where nobody listens. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
