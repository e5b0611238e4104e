package io.ringwerk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  @TempDir Path directory;

  @Test
  void runsOnLocalhostWithoutAnyFile() throws ConfigurationException {
    ServerSettings settings = Configuration.read(Optional.empty(), Map.of());

    assertThat(settings.sip().listen())
        .allSatisfy(at -> assertThat(at.address().getAddress().isLoopbackAddress()).isTrue());
    assertThat(settings.registration().defaultExpires()).isEqualTo(Duration.ofSeconds(600));
    assertThat(settings.adminTokenFile()).isEqualTo(Path.of("data", "admin.token"));
  }

  @Test
  void takesFromTheFileOnlyWhatItChanges() throws Exception {
    Path file =
        file(
            """
            registration:
              minimumExpires: 90s
            """);

    ServerSettings settings = Configuration.read(Optional.of(file), Map.of());

    assertThat(settings.registration().minimumExpires()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.registration().maximumExpires()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void letsTheEnvironmentOverrideTheFile() throws Exception {
    Path file = file("registration: {minimumExpires: 90s}");

    ServerSettings settings =
        Configuration.read(
            Optional.of(file),
            Map.of(
                "RINGWERK_REGISTRATION_MINIMUMEXPIRES", "2m",
                "RINGWERK_SIP_LISTEN", "udp:127.0.0.1:0, tcp:[::1]:0",
                "RINGWERK_SIP_THREADS", "3",
                "RINGWERK_TOKEN", "belongs to the admin commands"));

    assertThat(settings.registration().minimumExpires()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.sip().listen()).hasSize(2);
    assertThat(settings.sip().threads()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registration:#  minimumExpire: 90s            | :2: registration.minimumExpire: unknown key; known here are defaultExpires
          registration:#  minimumExpires: soon          | :2: registration.minimumExpires: 'soon' is not a duration
          registration:#  minimumExpires: 20m           | :1: registration.defaultExpires: must not be shorter
          sip:#  listen: [udp:127.0.0.1:5060, ftp:x:1]  | :2: sip.listen: 'ftp:x:1' is not of the form
          sip:#  listen: [udp:127.0.0.1:99999]          | :2: sip.listen: '99999' is not a port
          sip:#  listen: ['udp:0.0.0.0:5060']           | sip.advertisedAddress: must name the address phones reach
          sip:#  threads: many                          | :2: sip.threads:
          sip:#  threads: 900                           | sip.threads: must be from 0 to 256, not 900
          sip:#  threads: 2#  threads: 3                | :3: Duplicate
          calls: 17                                     | :1: calls:
          dataDirectory: [                              | :1: while parsing a flow node, expected the node content
          just words                                    | :1: must be a list of keys
          """)
  void refusesWhatItCannotUseAndSaysWhere(String yaml, String message) throws IOException {
    Path file = file(yaml.strip().replace('#', '\n') + "\n");

    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesTheVariableThatCannotBeUsed() {
    Map<String, String> environment = Map.of("RINGWERK_AUTHENTICATION_NONCELIFETIME", "forever");

    assertThatThrownBy(() -> Configuration.read(Optional.empty(), environment))
        .hasMessageStartingWith("environment variable RINGWERK_AUTHENTICATION_NONCELIFETIME: ")
        .hasMessageContaining("'forever' is not a duration");
  }

  @Test
  void refusesAVariableThatStandsForNoSetting() {
    assertThatThrownBy(() -> Configuration.read(Optional.empty(), Map.of("RINGWERK_SIP_PORT", "1")))
        .hasMessageContaining("RINGWERK_SIP_PORT")
        .hasMessageContaining("stands for no setting");
  }

  @Test
  void saysWhichFileIsMissing() {
    Path missing = directory.resolve("missing.yaml");

    assertThatThrownBy(() -> Configuration.read(Optional.of(missing), Map.of()))
        .hasMessageContaining(missing + ": no such file");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("ringwerk.yaml"), yaml);
  }
}
