package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static io.ringwerk.provisioning.service.TestInstallation.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path directory;
  private Path database;
  private Path key;
  private Path pendingKey;
  private Path mark;

  @BeforeEach
  void nameFiles() {
    database = directory.resolve("provisioning.mv.db");
    key = directory.resolve("ringwerk.key");
    pendingKey = directory.resolve("ringwerk.key.pending");
    mark = directory.resolve("provisioning.changes");
  }

  @Test
  void theFirstStartMakesDatabaseKeyAndToken() throws Exception {
    TestInstallation.in(directory).close();

    assertThat(database).exists();
    assertThat(key).exists();
    assertThat(directory.resolve("admin.token")).exists();
    assertThat(pendingKey).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void theDataDirectoryIsMadeForItsOwnerOnlyAndMayHaveAnOddName() throws Exception {
    Path odd = directory.resolve("new").resolve("a b=c äß");

    TestInstallation.withTenant(odd).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(odd)))
        .isEqualTo("rwx------");
    try (TestInstallation installation = TestInstallation.in(odd)) {
      assertThat(installation.directory().domain()).isEqualTo(DOMAIN);
    }
  }

  @Test
  void aSemicolonInTheDataDirectoryIsRefused() {
    StartFailure failure =
        catchThrowableOfType(
            StartFailure.class, () -> TestInstallation.in(directory.resolve("a;b")).close());

    assertThat(failure).hasMessageContaining("semicolon");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    DeviceCredentials credentials;
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      installation.addUser("bob");
      credentials = installation.addDevice("bob", "bob-desk");
    }

    try (TestInstallation installation = TestInstallation.in(directory)) {
      assertThat(installation.find("bob")).isPresent();
      assertThat(installation.device("bob-desk").md5()).isPresent();
      assertThat(installation.provisioning.devices().reveal(ref("bob-desk"), OPERATOR))
          .isEqualTo(credentials);
    }
  }

  @Test
  void theFilesDoNotHoldThePasswordNorTheHa1() throws Exception {
    String password;
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      installation.addUser("bob");
      password = installation.addDevice("bob", "bob-desk").password().reveal();
      assertThat(holders("bob-desk")).contains(database);
    }

    assertThat(holders(password)).isEmpty();
    assertThat(holders(md5(password))).isEmpty();
    assertThat(holders("bob-desk")).containsExactly(database);
  }

  @Test
  void withoutItsKeyADatabaseIsNotOpened() throws Exception {
    start();
    Files.delete(key);

    assertThat(failure().reason()).isEqualTo(Reason.KEY_MISSING);
    assertThat(key).doesNotExist();
  }

  @Test
  void withAnotherKeyADatabaseIsNotOpened(@TempDir Path other) throws Exception {
    start();
    TestInstallation.in(other).close();
    Files.copy(other.resolve("ringwerk.key"), key, StandardCopyOption.REPLACE_EXISTING);

    assertThat(failure().reason()).isEqualTo(Reason.KEY_WRONG);
  }

  @Test
  void aDatabaseThatDisappearedIsNotReplaced() throws Exception {
    start();
    Files.delete(database);

    StartFailure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DATABASE_MISSING);
    assertThat(failure.nextStep()).contains("restore the database");
    assertThat(database).doesNotExist();
  }

  @Test
  void anExposedKeyStopsTheStart() throws Exception {
    start();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(failure().reason()).isEqualTo(Reason.SECRET_EXPOSED);
  }

  @Test
  void aDamagedKeyStopsTheStart() throws Exception {
    start();
    Files.writeString(key, "?");

    assertThat(failure().reason()).isEqualTo(Reason.KEY_MALFORMED);
  }

  @Test
  void aFirstStartInterruptedBeforeItsDatabaseWasMadeBeginsAgain() throws Exception {
    start();
    Files.move(key, pendingKey);
    Files.delete(database);

    start();

    assertThat(key).exists();
    assertThat(pendingKey).doesNotExist();
  }

  @Test
  void aFirstStartInterruptedBeforeItsKeyWasSettledIsCompleted() throws Exception {
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      installation.addUser("bob");
    }
    Files.move(key, pendingKey);

    try (TestInstallation installation = TestInstallation.in(directory)) {
      assertThat(installation.find("bob")).isPresent();
    }
    assertThat(key).exists();
    assertThat(pendingKey).doesNotExist();
  }

  @Test
  void anOldCopyOfTheDatabaseIsNotTakenForTheNewest() throws Exception {
    start();
    byte[] old = Files.readAllBytes(database);
    try (TestInstallation installation = TestInstallation.in(directory)) {
      installation.addUser("anna");
    }
    Files.write(database, old);

    StartFailure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DATABASE_DAMAGED);
    assertThat(failure).hasMessageContaining("at change 2, but 3 were acknowledged");

    Files.delete(mark);
    start();
  }

  @Test
  void aDatabaseThatLostItsEndIsNotOpenedAtAnOlderState() throws Exception {
    byte[] live;
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      for (int i = 0; i < 50; i++) {
        installation.addUser("user" + i);
      }
      live = Files.readAllBytes(database);
    }

    for (int percent = 5; percent < 100; percent += 5) {
      byte[] cut = Arrays.copyOf(live, live.length / 100 * percent);
      Files.write(database, cut);

      assertThat(failure().reason()).isEqualTo(Reason.DATABASE_DAMAGED);
      assertThat(Files.readAllBytes(database)).isEqualTo(cut);
    }

    Files.write(database, live);
    try (TestInstallation installation = TestInstallation.in(directory)) {
      assertThat(installation.find("user49")).isPresent();
    }
  }

  @Test
  void aSealThatWasTamperedWithStopsTheStart() throws Exception {
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      installation.addUser("bob");
      installation.addDevice("bob", "bob-1");
      installation.addDevice("bob", "bob-2");
    }
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + directory.resolve("provisioning"), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          UPDATE device SET sealed_ha1_md5 =
            (SELECT d.sealed_ha1_md5 FROM device d WHERE d.device_id = 'bob-1')
          WHERE device_id = 'bob-2'
          """);
    }

    StartFailure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DATABASE_DAMAGED);
    assertThat(failure).hasMessageContaining("the sealed HA1 in MD5 of bob-2@" + DOMAIN);
  }

  @Test
  void oneInstallationIsOpenedOnce() throws Exception {
    try (TestInstallation installation = TestInstallation.withTenant(directory)) {
      assertThat(failure().reason()).isEqualTo(Reason.DATABASE_LOCKED);
      installation.addUser("bob");
    }
  }

  @Test
  void everyFailureIsOneLineWithANextStep() throws Exception {
    start();
    Files.delete(key);

    StartFailure failure = failure();

    assertThat(failure.getMessage()).isNotBlank().doesNotContain("\n");
    assertThat(failure.nextStep()).isNotBlank().doesNotContain("\n");
  }

  private void start() throws Exception {
    TestInstallation installation = TestInstallation.in(directory);
    if (installation.provisioning.directory().tenant(DOMAIN).isEmpty()) {
      installation.provisioning.tenants().add(NewTenant.of(DOMAIN));
    }
    installation.close();
  }

  private StartFailure failure() {
    return catchThrowableOfType(StartFailure.class, () -> TestInstallation.in(directory).close());
  }

  private List<Path> holders(String text) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, StandardCharsets.ISO_8859_1).contains(text)
          || new String(bytes, StandardCharsets.UTF_16BE).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String md5(String password) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("MD5")
            .digest(("bob-desk:acme.test:" + password).getBytes(StandardCharsets.UTF_8));
    return new String(digest, StandardCharsets.ISO_8859_1);
  }
}
