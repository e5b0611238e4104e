package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import io.ringwerk.provisioning.credential.AdminTokens;
import io.ringwerk.provisioning.credential.CredentialKey;
import io.ringwerk.provisioning.credential.CredentialSeal;
import io.ringwerk.provisioning.credential.KeyFile;
import io.ringwerk.provisioning.credential.SealBrokenException;
import io.ringwerk.provisioning.credential.SecretFileException;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.store.ChangeMark;
import io.ringwerk.provisioning.store.Database;
import io.ringwerk.provisioning.store.DatabaseSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database with the key it is sealed under, both open.
 *
 * <p>What is found decides, and every other combination is refused with what to do:
 *
 * <pre>
 *   database  key file  pending key   then
 *   no        no        any           first start: new pending key, new database, key file settled
 *   no        yes       any           refused: the database is missing
 *   yes       yes       any           opened, if the key is the database's
 *   yes       no        yes           the first start was interrupted: completed
 *   yes       no        no            refused: the key is missing
 * </pre>
 */
final class Installation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Installation.class);

  /** Names, numbers and addresses are nobody else's business either. */
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final DatabaseSettings settings;
  private final Database database;
  private final CredentialSeal seal;

  private Installation(DatabaseSettings settings, Database database, CredentialSeal seal) {
    this.settings = settings;
    this.database = database;
    this.seal = seal;
  }

  static Installation open(DatabaseSettings settings, Path keyPath, InstantSource clock)
      throws StartFailure {
    refuseSemicolon(settings.directory());
    createDirectory(settings.directory());
    ChangeMark mark = ChangeMark.open(settings);
    try {
      return open(settings, mark, new KeyFile(keyPath), clock);
    } catch (SecretFileException e) {
      mark.close();
      throw startFailure(e);
    } catch (StartFailure | RuntimeException e) {
      mark.close();
      throw e;
    }
  }

  static AdminTokens adminTokens(Path path) throws StartFailure {
    try {
      return AdminTokens.open(path);
    } catch (SecretFileException e) {
      throw startFailure(e);
    }
  }

  CredentialSeal seal() {
    return seal;
  }

  Changes changes(InMemoryDirectory directory, InstantSource clock, CredentialListener listener) {
    return new Changes(database, directory, new DirectoryReader(seal), clock, listener);
  }

  /** Reads the whole directory, and so opens every sealed HA1 once. */
  InMemoryDirectory readDirectory() throws StartFailure {
    InMemoryDirectory directory = new InMemoryDirectory();
    try {
      DirectoryReader reader = new DirectoryReader(seal);
      directory.apply(database.read(reader::readAll));
      return directory;
    } catch (SealBrokenException | ProvisioningException e) {
      throw new StartFailure(
          Reason.DATABASE_DAMAGED,
          "the database " + settings.file() + " is damaged: " + e.getMessage(),
          "restore it from a backup; nothing was changed",
          e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static Installation open(
      DatabaseSettings settings, ChangeMark mark, KeyFile keyFile, InstantSource clock)
      throws StartFailure, SecretFileException {
    if (!Files.exists(settings.file())) {
      refuseMissingDatabase(settings, keyFile);
      return create(settings, mark, keyFile, clock);
    }
    if (keyFile.exists()) {
      return open(settings, mark, keyFile.read(), keyFile.path());
    }
    if (keyFile.isPending()) {
      return complete(settings, mark, keyFile, clock);
    }
    throw new StartFailure(
        Reason.KEY_MISSING,
        "the key file " + keyFile.path() + " of the database is missing",
        "put it back from its backup: without it nobody can open the credentials");
  }

  private static void refuseMissingDatabase(DatabaseSettings settings, KeyFile keyFile)
      throws StartFailure {
    if (keyFile.exists()) {
      throw new StartFailure(
          Reason.DATABASE_MISSING,
          "there is a key file " + keyFile.path() + " but no database " + settings.file(),
          "restore the database from a backup; to begin anew, move the key file away");
    }
  }

  private static Installation create(
      DatabaseSettings settings, ChangeMark mark, KeyFile keyFile, InstantSource clock)
      throws StartFailure, SecretFileException {
    CredentialKey key = keyFile.createPending();
    Database database = Database.create(settings, mark);
    log.info("new database {}, sealed under the new key file {}", settings.file(), keyFile.path());
    return settle(settings, database, keyFile, key, clock);
  }

  private static Installation complete(
      DatabaseSettings settings, ChangeMark mark, KeyFile keyFile, InstantSource clock)
      throws StartFailure, SecretFileException {
    log.info("the first start of {} was interrupted; completing it", settings.file());
    CredentialKey key = keyFile.readPending();
    return settle(settings, Database.open(settings, mark), keyFile, key, clock);
  }

  /** Ties database and key together; only then does the key get its own name. */
  private static Installation settle(
      DatabaseSettings settings,
      Database database,
      KeyFile keyFile,
      CredentialKey key,
      InstantSource clock)
      throws StartFailure, SecretFileException {
    try {
      boolean tied = database.read(tables -> tables.installation().keyCheck()).isPresent();
      if (!tied) {
        database.change(
            tables -> {
              tables.installation().insert(key.checkValue(), clock.instant());
              return key;
            });
      }
      refuseWrongKey(database, key, keyFile.path());
      database.secure();
      forceDirectory(settings.directory());
      keyFile.settle();
      return new Installation(settings, database, key.seal());
    } catch (StartFailure | SecretFileException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Installation open(
      DatabaseSettings settings, ChangeMark mark, CredentialKey key, Path keyPath)
      throws StartFailure {
    Database database = Database.open(settings, mark);
    try {
      refuseWrongKey(database, key, keyPath);
      return new Installation(settings, database, key.seal());
    } catch (StartFailure | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void refuseWrongKey(Database database, CredentialKey key, Path keyPath)
      throws StartFailure {
    Optional<byte[]> stored = database.read(tables -> tables.installation().keyCheck());
    if (stored.filter(it -> MessageDigest.isEqual(it, key.checkValue())).isEmpty()) {
      throw new StartFailure(
          Reason.KEY_WRONG,
          "the key file " + keyPath + " is not the one the database is sealed under",
          "put the key file back that belongs to this database");
    }
  }

  /** H2 would take what follows for settings. */
  private static void refuseSemicolon(Path directory) throws StartFailure {
    if (directory.toAbsolutePath().toString().contains(";")) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "the data directory " + directory + " has a semicolon in its path",
          "use another dataDirectory");
    }
  }

  private static void createDirectory(Path directory) throws StartFailure {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "the data directory " + directory + " cannot be created: " + e,
          "create it and give the server's user access to it",
          e);
    }
  }

  /** Puts the names of new files on the disk, not only their content. */
  private static void forceDirectory(Path directory) throws StartFailure {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "the data directory " + directory + " cannot be secured: " + e,
          "see to the disk",
          e);
    }
  }

  private static StartFailure startFailure(SecretFileException e) {
    Reason reason =
        switch (e.reason()) {
          case NOT_ACCESSIBLE -> Reason.NOT_ACCESSIBLE;
          case EXPOSED -> Reason.SECRET_EXPOSED;
          case MALFORMED -> Reason.KEY_MALFORMED;
        };
    return new StartFailure(reason, e.getMessage(), e.nextStep(), e);
  }
}
