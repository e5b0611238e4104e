package io.ringwerk.provisioning.store;

import com.zaxxer.hikari.HikariDataSource;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.StartFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The open database: H2 in one file, migrated, behind a pool. Shared by all threads.
 *
 * <p>What survives what: a commit hands its bytes to the operating system before it returns, so no
 * end of the process loses it; {@link #secure} has the operating system put them on the disk, so
 * that no power loss does. H2 writes new data beside the old and reuses space only after 45
 * seconds: an interrupted write leaves the state before it.
 */
public final class Database implements AutoCloseable {
  private final DatabaseFile file;
  private final HikariDataSource pool;
  private final ChangeMark mark;
  private final Jdbi jdbi;
  private volatile long changes;

  private Database(DatabaseFile file, HikariDataSource pool, ChangeMark mark, long changes) {
    this.file = file;
    this.pool = pool;
    this.mark = mark;
    this.changes = changes;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a database that is there.
   *
   * @param mark the database's mark; closed with it
   * @throws StartFailure when it is not there, or is damaged, in use, or of another version; it is
   *     then left as it is
   */
  public static Database open(DatabaseSettings settings, ChangeMark mark) throws StartFailure {
    DatabaseFile file = new DatabaseFile(settings);
    long changes = file.readChanges();
    mark.check(changes);
    return new Database(file, file.migrate(), mark, changes);
  }

  /**
   * Makes a new database.
   *
   * @param mark the database's mark; closed with it
   * @throws StartFailure when there is one already, or it can't be written
   */
  public static Database create(DatabaseSettings settings, ChangeMark mark) throws StartFailure {
    DatabaseFile file = new DatabaseFile(settings);
    file.refuseExisting();
    return new Database(file, file.migrate(), mark, 0);
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
   * One caller at a time.
   *
   * @throws ProvisioningException when the database can't be written
   */
  public <T> T change(Function<Tables, T> change) {
    try {
      return jdbi.inTransaction(
          handle -> {
            Tables tables = new Tables(handle);
            T result = change.apply(tables);
            changes = tables.installation().countChange();
            return result;
          });
    } catch (JdbiException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }

  /**
   * Puts the last change on the disk, then notes in the mark that it is there. One caller at a
   * time.
   *
   * @throws ProvisioningException when the disk refuses it
   */
  public void secure() {
    try {
      jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
      mark.write(changes);
    } catch (JdbiException e) {
      throw DatabaseFailure.whileRunning(e);
    } catch (IOException e) {
      throw ProvisioningException.unavailable(
          "the change could not be secured on the disk: " + e,
          "see to the disk, restart the server, then look whether the change is there",
          e);
    }
  }

  /** Flushes and closes the database and its mark. */
  @Override
  public void close() {
    pool.close();
    try (mark) {
      file.shutDown();
    } catch (SQLException e) {
      throw DatabaseFailure.whileRunning(e);
    }
  }
}
