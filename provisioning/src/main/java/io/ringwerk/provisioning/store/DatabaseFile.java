package io.ringwerk.provisioning.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a database file becomes an open database: looked at first, without writing; migrated only
 * when it is sound.
 */
final class DatabaseFile {
  private static final Logger log = LoggerFactory.getLogger(DatabaseFile.class);

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

  private final DatabaseSettings settings;
  private final Path path;

  DatabaseFile(DatabaseSettings settings) {
    this.settings = settings;
    this.path = settings.file();
  }

  /** How many changes the database has seen; nothing is written. */
  long readChanges() throws StartFailure {
    refuseMissing();
    refuseUnusable();
    try (Connection connection = source(settings.readOnlyUrl()).getConnection();
        Statement statement = connection.createStatement()) {
      try {
        return readChanges(statement);
      } finally {
        statement.execute("SHUTDOWN");
      }
    } catch (SQLException e) {
      throw DatabaseFailure.atStart(e, path);
    }
  }

  void refuseExisting() throws StartFailure {
    if (Files.exists(path)) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "there is a database " + path + " already",
          "open it instead, or move it away");
    }
  }

  /** Opens the database for good, makes it when it is missing, and brings its schema up to date. */
  HikariDataSource migrate() throws StartFailure {
    refuseFullDisk();
    JdbcDataSource source = source(settings.url());
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
      return pool(source);
    } catch (SQLException | FlywayException | PoolInitializationException e) {
      abandon();
      throw DatabaseFailure.atStart(e, path);
    }
  }

  /** Flushes and closes the database; its last connection does not. */
  void shutDown() throws SQLException {
    try (Connection connection = source(settings.url()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private void abandon() {
    try {
      shutDown();
    } catch (SQLException e) {
      log.debug("the database that failed to open was not open", e);
    }
  }

  private static long readChanges(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT changes FROM installation")) {
      return result.next() ? result.getLong(1) : 0;
    } catch (SQLException e) {
      if (isMissingTable(e)) {
        return 0;
      }
      throw e;
    }
  }

  /** A first start that was interrupted leaves a database without tables. */
  private static boolean isMissingTable(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2 ->
          true;
      default -> false;
    };
  }

  private void refuseMissing() throws StartFailure {
    if (!Files.exists(path)) {
      throw new StartFailure(
          Reason.DATABASE_MISSING,
          "there is no database " + path,
          "restore it from a backup, or correct dataDirectory");
    }
  }

  private void refuseUnusable() throws StartFailure {
    if (!Files.isRegularFile(path) || !Files.isReadable(path) || !Files.isWritable(path)) {
      throw new StartFailure(
          Reason.NOT_ACCESSIBLE,
          "the database " + path + " cannot be read and written",
          "give the server's user access to it");
    }
    try {
      if (Files.size(path) < SHORTEST_FILE) {
        throw DatabaseFailure.damaged(path, "it is shorter than any database");
      }
    } catch (IOException e) {
      throw DatabaseFailure.notAccessible(path, e);
    }
  }

  /** Asks the file system itself: in a chroot or container the JDK may find no mount point. */
  private void refuseFullDisk() throws StartFailure {
    if (settings.directory().toFile().getUsableSpace() < SMALLEST_FREE_SPACE) {
      throw DatabaseFailure.diskFull(path);
    }
  }

  private HikariDataSource pool(JdbcDataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("provisioning");
    config.setDataSource(source);
    config.setMaximumPoolSize(settings.connections());
    return new HikariDataSource(config);
  }

  private static JdbcDataSource source(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    return source;
  }
}
