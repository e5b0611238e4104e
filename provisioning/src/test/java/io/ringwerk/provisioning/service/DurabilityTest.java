package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static io.ringwerk.provisioning.service.TestInstallation.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.ProvisioningException.Problem;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.store.DatabaseSettings;
import io.ringwerk.provisioning.store.UnreliableDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {
  private static final String DEVICE = "bob-desk";

  @TempDir private Path directory;

  @Test
  void aRotationThatWasAnsweredSurvivesKillMinusNine() throws Exception {
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      installation.addUser("bob");
      installation.addDevice("bob", DEVICE);
    }
    for (int kills = 0; kills < 3; kills++) {
      String lastAnswer = lastAnswerOfAKilledServer();

      try (TestInstallation installation = TestInstallation.in(directory)) {
        String[] answer = lastAnswer.split(" ", 2);
        DeviceEntry device = installation.device(DEVICE);
        String stored =
            installation.provisioning.devices().reveal(ref(DEVICE), OPERATOR).password().reveal();

        // What was answered last, or the one rotation that was committed but not answered.
        long answered = Long.parseLong(answer[0]);
        assertThat(device.credentialVersion()).isBetween(answered, answered + 1);
        if (device.credentialVersion() == answered) {
          assertThat(stored).isEqualTo(answer[1]);
        }
      }
    }
  }

  private String lastAnswerOfAKilledServer() throws IOException {
    Process server = rotatingServer();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      List<String> answers = new ArrayList<>();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.matches("\\d+ \\w{20}")) {
          answers.add(line);
        }
        if (answers.size() == 5) {
          // SIGKILL; the server is most likely within its next rotation.
          server.toHandle().destroyForcibly();
        }
      }
      return answers.get(answers.size() - 1);
    }
  }

  private Process rotatingServer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RotatesUntilKilled.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A server that rotates without end and prints each version and password it answered. */
  static final class RotatesUntilKilled {
    private RotatesUntilKilled() {}

    public static void main(String[] arguments) throws StartFailure {
      try (TestInstallation installation = TestInstallation.in(Path.of(arguments[0]))) {
        while (true) {
          String password =
              installation.provisioning.devices().rotate(ref(DEVICE), OPERATOR).password().reveal();
          System.out.println(installation.device(DEVICE).credentialVersion() + " " + password);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aRotationThatWasAnsweredSurvivesTheLossOfPower(long seed) throws Exception {
    Random random = new Random(seed);
    UnreliableDisk.plugIn();
    List<String> answered = new ArrayList<>();
    long rotations = 0;
    Provisioning provisioning = openOnUnreliableDisk((device, reason) -> {});
    try {
      provisioning.tenants().add(NewTenant.of(DOMAIN));
      provisioning.users().add(NewUser.of(DOMAIN, "bob"));
      answered.add(
          provisioning
              .devices()
              .add(
                  new NewDevice(DOMAIN, "bob", Optional.of(DEVICE), "", Optional.empty()), OPERATOR)
              .password()
              .reveal());
      UnreliableDisk.losePowerAfter(random.nextInt(60));
      while (rotations < 100) {
        answered.add(provisioning.devices().rotate(ref(DEVICE), OPERATOR).password().reveal());
        rotations++;
      }
    } catch (ProvisioningException powerIsGone) {
      assertThat(powerIsGone.problem()).isEqualTo(Problem.UNAVAILABLE);
    }
    Path afterwards = Files.createDirectory(directory.resolve("afterwards"));
    UnreliableDisk.recoverTo(afterwards.resolve("provisioning.mv.db"), random);
    Files.copy(directory.resolve("ringwerk.key"), afterwards.resolve("ringwerk.key"));
    Files.copy(
        directory.resolve("provisioning.changes"), afterwards.resolve("provisioning.changes"));
    abandon(provisioning);

    try (TestInstallation installation = TestInstallation.in(afterwards)) {
      long version = installation.device(DEVICE).credentialVersion();
      assertThat(version).isBetween(rotations + 1, rotations + 2);
      if (version == rotations + 1) {
        assertThat(
                installation
                    .provisioning
                    .devices()
                    .reveal(ref(DEVICE), OPERATOR)
                    .password()
                    .reveal())
            .isEqualTo(answered.get(answered.size() - 1));
      }
    }
  }

  @Test
  void onAFullDiskTheOldPasswordStandsAndNothingFurtherIsAccepted() throws Exception {
    UnreliableDisk.plugIn();
    List<String> ended = new ArrayList<>();
    Provisioning provisioning =
        openOnUnreliableDisk((device, reason) -> ended.add(device + " " + reason));
    provisioning.tenants().add(NewTenant.of(DOMAIN));
    provisioning.users().add(NewUser.of(DOMAIN, "bob"));
    provisioning
        .devices()
        .add(new NewDevice(DOMAIN, "bob", Optional.of(DEVICE), "", Optional.empty()), OPERATOR);
    UnreliableDisk.fillUpAfter(0);

    assertThatThrownBy(() -> provisioning.devices().rotate(ref(DEVICE), OPERATOR))
        .isInstanceOfSatisfying(
            ProvisioningException.class,
            failure -> {
              assertThat(failure.problem()).isEqualTo(Problem.UNAVAILABLE);
              assertThat(failure.nextStep()).contains("free some space");
            })
        .hasMessage("the database cannot be written: no space is left on the disk");

    DeviceEntry device =
        provisioning.directory().tenant(DOMAIN).orElseThrow().device(DEVICE).orElseThrow();
    assertThat(device.credentialVersion()).isEqualTo(1);
    assertThat(ended).isEmpty();
    UnreliableDisk.fillUpAfter(Long.MAX_VALUE);
    assertThatThrownBy(() -> provisioning.users().add(NewUser.of(DOMAIN, "anna")))
        .isInstanceOfSatisfying(
            ProvisioningException.class,
            failure -> assertThat(failure.nextStep()).contains("restart the server"));
    abandon(provisioning);
  }

  private Provisioning openOnUnreliableDisk(CredentialListener listener) throws StartFailure {
    return Provisioning.open(
        ProvisioningSettings.in(directory),
        new DatabaseSettings(directory, 2, UnreliableDisk.SCHEME),
        InstantSource.system(),
        listener);
  }

  /** Lets go of a server whose database failed, so that its directory can be deleted. */
  private static void abandon(Provisioning provisioning) {
    UnreliableDisk.fillUpAfter(Long.MAX_VALUE);
    try {
      provisioning.close();
    } catch (ProvisioningException expected) {
      assertThat(expected.problem()).isEqualTo(Problem.UNAVAILABLE);
    }
  }
}
