package io.ringwerk.provisioning.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.ProvisioningException.Problem;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path directory;
  private DatabaseSettings settings;

  @BeforeEach
  void settings() {
    settings = DatabaseSettings.in(directory, 2);
  }

  @Test
  void keepsWhatWasCommitted() throws Exception {
    try (Database database = create(settings)) {
      addTenant(database, "acme.test");
    }

    try (Database database = open(settings)) {
      assertThat(tenants(database)).hasSize(1);
    }
  }

  @Test
  void rollsBackAChangeThatFails() throws Exception {
    try (Database database = create(settings)) {
      assertThatThrownBy(
              () ->
                  database.change(
                      tables -> {
                        tables.tenants().insert("acme.test", "acme.test", AlgorithmOffer.MD5);
                        throw ProvisioningException.invalid("no", "do not");
                      }))
          .hasMessage("no");

      assertThat(tenants(database)).isEmpty();
    }
  }

  @Test
  void aReadingSeesOneStateWhateverIsCommittedMeanwhile() throws Exception {
    try (Database database = create(settings)) {
      int seen =
          database.read(
              tables -> {
                int before = tables.tenants().all().size();
                CompletableFuture.runAsync(() -> addTenant(database, "acme.test")).join();
                return before + tables.tenants().all().size();
              });

      assertThat(seen).isZero();
      assertThat(tenants(database)).hasSize(1);
    }
  }

  @Test
  void whatContradictsTheSchemaIsAConflictNotAFailure() throws Exception {
    try (Database database = create(settings)) {
      addTenant(database, "acme.test");

      ProvisioningException refusal =
          catchThrowableOfType(ProvisioningException.class, () -> addTenant(database, "acme.test"));

      assertThat(refusal.problem()).isEqualTo(Problem.CONFLICT);
    }
  }

  @Test
  void aDatabaseInUseIsNotOpened() throws Exception {
    try (Database database = create(settings)) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OpensDatabase.class.getName(),
                  directory.toString())
              .redirectErrorStream(true)
              .start();

      String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(output).contains("DATABASE_LOCKED");
      addTenant(database, "acme.test");
    }
  }

  /** Another process. */
  static final class OpensDatabase {
    private OpensDatabase() {}

    public static void main(String[] arguments) {
      try {
        open(DatabaseSettings.in(Path.of(arguments[0]), 2)).close();
        System.out.println("opened");
      } catch (StartFailure e) {
        System.out.println(e.reason());
      }
    }
  }

  @Test
  void aMissingDatabaseIsNotMadeByOpening() {
    assertThat(failure().reason()).isEqualTo(Reason.DATABASE_MISSING);
    assertThat(settings.file()).doesNotExist();
  }

  @Test
  void aDatabaseIsNotMadeOverOneThatIsThere() throws Exception {
    Files.writeString(settings.file(), "something");

    assertThatThrownBy(() -> create(settings)).isInstanceOf(StartFailure.class);
    assertThat(Files.readString(settings.file())).isEqualTo("something");
  }

  @Test
  void anEmptyFileIsDamaged() throws Exception {
    assertDamaged(new byte[0]);
  }

  @Test
  void aFileOfSomethingElseIsDamaged() throws Exception {
    byte[] noise = new byte[40_000];
    new Random(7).nextBytes(noise);

    assertDamaged(noise);
  }

  @Test
  void aFileWithoutItsHeaderIsDamaged() throws Exception {
    byte[] bytes = wholeDatabase();
    Arrays.fill(bytes, 0, 8192, (byte) 0);

    assertDamaged(bytes);
  }

  @Test
  void aFileWithoutItsEndIsDamaged() throws Exception {
    byte[] bytes = wholeDatabase();

    assertDamaged(Arrays.copyOf(bytes, bytes.length / 3));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws Exception {
    wholeDatabase();
    // Root may write anything; a directory in the file's place nobody can.
    Files.delete(settings.file());
    Files.createDirectory(settings.file());

    assertThat(failure().reason()).isIn(Reason.NOT_ACCESSIBLE, Reason.DATABASE_DAMAGED);
  }

  @Test
  void aDatabaseOfANewerVersionIsNotTouched() throws Exception {
    wholeDatabase();
    try (Connection connection = DriverManager.getConnection(settings.url(), "sa", "")) {
      connection
          .createStatement()
          .execute(
              """
              INSERT INTO "flyway_schema_history"
              SELECT 99, '99', 'from the future', "type", 'V99__from_the_future.sql', 1,
                "installed_by", "installed_on", 1, TRUE
              FROM "flyway_schema_history" WHERE "installed_rank" = 1
              """);
      connection.createStatement().execute("SHUTDOWN");
    }

    StartFailure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DATABASE_SCHEMA);
    assertThat(failure).hasMessageContaining("another version of Ringwerk");
  }

  @Test
  void aFullDiskIsNamedAtTheStart() {
    UnreliableDisk.plugIn();
    UnreliableDisk.fillUpAfter(3);
    DatabaseSettings onFullDisk = new DatabaseSettings(directory, 2, UnreliableDisk.SCHEME);

    StartFailure failure = catchThrowableOfType(StartFailure.class, () -> create(onFullDisk));

    assertThat(failure.reason()).isEqualTo(Reason.DISK_FULL);
  }

  @Test
  void flushesToTheDiskWhenTold() throws Exception {
    UnreliableDisk.plugIn();
    try (Database database = create(new DatabaseSettings(directory, 2, UnreliableDisk.SCHEME))) {
      addTenant(database, "acme.test");
      int before = UnreliableDisk.flushes();

      database.secure();

      assertThat(UnreliableDisk.flushes()).isEqualTo(before + 1);
    }
  }

  @Test
  void aReadingWritesNothing() throws Exception {
    try (Database database = create(settings)) {
      addTenant(database, "acme.test");
      byte[] before = Files.readAllBytes(settings.file());

      for (int i = 0; i < 20; i++) {
        assertThat(tenants(database)).hasSize(1);
      }

      assertThat(Files.readAllBytes(settings.file())).isEqualTo(before);
    }
  }

  private byte[] wholeDatabase() throws Exception {
    try (Database database = create(settings)) {
      database.change(
          tables -> {
            tables.installation().insert(new byte[16], Instant.EPOCH);
            return tables;
          });
      for (int i = 0; i < 50; i++) {
        addTenant(database, "tenant%d.test".formatted(i));
      }
    }
    return Files.readAllBytes(settings.file());
  }

  private static Database create(DatabaseSettings settings) throws StartFailure {
    return Database.create(settings, ChangeMark.open(settings));
  }

  private static Database open(DatabaseSettings settings) throws StartFailure {
    ChangeMark mark = ChangeMark.open(settings);
    try {
      return Database.open(settings, mark);
    } catch (StartFailure e) {
      mark.close();
      throw e;
    }
  }

  private static void addTenant(Database database, String domain) {
    database.change(tables -> tables.tenants().insert(domain, domain, AlgorithmOffer.MD5));
  }

  private static List<TenantRow> tenants(Database database) {
    return database.read(tables -> tables.tenants().all());
  }

  private void assertDamaged(byte[] bytes) throws Exception {
    Files.write(settings.file(), bytes);

    StartFailure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.DATABASE_DAMAGED);
    assertThat(failure.getMessage()).contains(settings.file().toString()).doesNotContain("\n");
    assertThat(failure.nextStep()).contains("backup");
    assertThat(Files.readAllBytes(settings.file())).isEqualTo(bytes);
  }

  private StartFailure failure() {
    return catchThrowableOfType(StartFailure.class, () -> open(settings).close());
  }
}
