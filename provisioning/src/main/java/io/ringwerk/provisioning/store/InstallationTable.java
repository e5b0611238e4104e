package io.ringwerk.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The one row about the installation itself. */
public final class InstallationTable {
  private final Handle handle;

  InstallationTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * The check value of the key everything is sealed under; empty while the first start is not
   * complete.
   */
  public Optional<byte[]> keyCheck() {
    return handle
        .createQuery("SELECT key_check FROM installation")
        .map((row, context) -> row.getBytes(1))
        .findOne();
  }

  /** Completes the first start. */
  public void insert(byte[] keyCheck, Instant at) {
    handle
        .createUpdate(
            "INSERT INTO installation (id, key_check, created_at, changes) VALUES (1, :keyCheck, :at, 0)")
        .bind("keyCheck", keyCheck)
        .bind("at", at)
        .execute();
  }

  /** Counts this transaction as a change, and returns how many there are now. */
  public long countChange() {
    handle.execute("UPDATE installation SET changes = changes + 1");
    return handle
        .createQuery("SELECT changes FROM installation")
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }
}
