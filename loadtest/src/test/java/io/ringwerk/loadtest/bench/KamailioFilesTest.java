package io.ringwerk.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.loadtest.bench.KamailioFiles.Duties;
import io.ringwerk.loadtest.generator.Subscriber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KamailioFilesTest {

  private final KamailioFiles files =
      new KamailioFiles(Path.of("/usr/sbin/kamailio"), Path.of("kamailio.cfg"), Path.of("/tmp/k"));

  @Test
  void credentialsAreTheHa1OfEachDevice() {
    // RFC 7616 §3.9.1's MD5 example has this user, realm and password
    String table =
        KamailioFiles.credentials(
            List.of(new Subscriber("Mufasa", "http-auth@example.org", "Circle of Life")));

    assertThat(table)
        .isEqualTo(
            """
            key_name(string) key_type(int) value_type(int) key_value(string) expires(int)
            Mufasa:0:0:3d78807defe7de2157e2b0b6573a855f:0
            """);
  }

  @Test
  void theCommandFillsInWhatTheConfigurationLeavesOpen() {
    assertThat(files.command(25_060, 2, Duties.SAME))
        .contains(
            "--substdef=/SIP_PORT/25060/",
            "--substdef=/UDP_WORKERS/2/",
            "--substdef=/TCP_WORKERS/2/",
            "--substdef=!DIRECTORY!/tmp/k!")
        .doesNotContain("LEAN");
  }

  @Test
  void leanIsAWordOnTheCommandLine() {
    assertThat(files.command(25_060, 2, Duties.LEAN)).containsSubsequence("-A", "LEAN");
  }
}
