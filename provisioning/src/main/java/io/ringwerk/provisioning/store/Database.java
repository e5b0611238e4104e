package io.ringwerk.provisioning.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The open database: H2 in one file, migrated, behind a pool. Shared by all threads.
 *
 * <p>What survives what: a commit hands its bytes to the operating system before it returns, so no
 * end of the process loses it; {@link #flush} has the operating system put them on the disk, so
 * that no power loss does. H2 writes new data beside the old and reuses space only after 45
 * seconds: an interrupted write leaves the state before it.
 */
public final class Database implements AutoCloseable {
  /**
   * An H2 file grows while it is in use; with less than this left the next change would fail half
   * way.
   */
  private static final long SMALLEST_FREE_SPACE = 16L << 20;

  /**
   * An H2 file has two header blocks; a shorter one was never complete, and H2 would take an empty
   * one for a new database.
   */
  private static final long SHORTEST_FILE = 2L * 4096;

  private final DataSource source;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(DataSource source, HikariDataSource pool) {
    this.source = source;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a database that is there.
   *
   * @throws StartFailure when it is not, or is damaged, in use, or of another version
   */
  public static Database open(DatabaseSettings settings) throws StartFailure {
    Path file = settings.file();
    if (!Files.exists(file)) {
      throw new StartFailure(
          Reason.DATABASE_MISSING,
          "there is no database " + file,
          "restore it from a backup, or correct dataDirectory");
    }
    refuseUnusable(settings);
    return connect(settings, ";IFEXISTS=TRUE");
  }

  /**
   * Makes a new database.
   *
   * @throws StartFailure when there is one already, or it can't be written
   */
  public static Database create(DatabaseSettings settings) throws StartFailure {
    if (Files.exists(settings.file())) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "there is a database " + settings.file() + " already",
          "open it instead, or move it away");
    }
    refuseFullDisk(settings);
    return connect(settings, "");
  }

  /**
   * Reads; the whole reading sees one state, whatever is committed meanwhile.
   *
   * @throws ProvisioningException when the database can't be read
   */
  public <T> T read(Function<Tables, T> reading) {
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.SERIALIZABLE, handle -> reading.apply(new Tables(handle)));
    } catch (JdbiException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }

  /**
   * Changes something in one transaction: committed when this returns, rolled back when it throws.
   *
   * @throws ProvisioningException when the database can't be written
   */
  public <T> T change(Function<Tables, T> change) {
    try {
      return jdbi.inTransaction(handle -> change.apply(new Tables(handle)));
    } catch (JdbiException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }

  /**
   * Puts everything that is committed on the disk.
   *
   * @throws ProvisioningException when the disk refuses it
   */
  public void flush() {
    try {
      jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
    } catch (JdbiException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }

  /** Flushes and closes the database. */
  @Override
  public void close() {
    pool.close();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }

  private static void refuseUnusable(DatabaseSettings settings) throws StartFailure {
    Path file = settings.file();
    try {
      if (Files.size(file) < SHORTEST_FILE) {
        throw DatabaseFailure.damaged(file, "it is shorter than any database");
      }
    } catch (IOException e) {
      throw DatabaseFailure.notAccessible(file, e);
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "the database " + file + " cannot be read and written",
          "give the server's user access to it");
    }
    refuseFullDisk(settings);
  }

  private static void refuseFullDisk(DatabaseSettings settings) throws StartFailure {
    try {
      FileStore disk = Files.getFileStore(settings.directory());
      if (disk.getUsableSpace() < SMALLEST_FREE_SPACE) {
        throw DatabaseFailure.diskFull(settings.file());
      }
    } catch (IOException e) {
      throw DatabaseFailure.notAccessible(settings.directory(), e);
    }
  }

  private static Database connect(DatabaseSettings settings, String options) throws StartFailure {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(settings.url() + options);
    source.setUser("sa");
    try {
      // Once without the pool, which would try again and again and log each failure.
      source.getConnection().close();
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          // What a newer version migrated is not ours to touch.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
      return new Database(source, pool(source, settings.connections()));
    } catch (SQLException | FlywayException | JdbiException e) {
      throw DatabaseFailure.atStart(e, settings.file());
    }
  }

  private static HikariDataSource pool(JdbcDataSource source, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("provisioning");
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }
}
