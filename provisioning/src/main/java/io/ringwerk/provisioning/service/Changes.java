package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.ProvisioningException.Problem;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.service.Change.EndedCredentials;
import io.ringwerk.provisioning.store.Database;
import io.ringwerk.provisioning.store.Tables;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does every change in the same order, one after the other. Shared by all threads.
 *
 * <pre>
 *   check and write, one transaction      refused: rolled back, nothing happened
 *   commit                                 kill -9 from here on: the change stands after the restart
 *   flush, then note it in the mark        power loss from here on: the same
 *   the directory shows it                 from here on an old password is refused
 *   the credential listener learns it      its registrations end
 *   the caller is answered
 * </pre>
 *
 * <p>When the database or the disk fails on the way, nobody knows what a restart will show. The
 * directory stays as it was, and no further change is accepted until then.
 */
final class Changes {
  private static final Logger log = LoggerFactory.getLogger(Changes.class);

  private final Database database;
  private final InMemoryDirectory directory;
  private final DirectoryReader reader;
  private final InstantSource clock;
  private final CredentialListener listener;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private boolean inDoubt;

  /** What a committed change leaves to be done. */
  private record Committed<T>(T result, DirectoryChange shown, List<EndedCredentials> ended) {}

  Changes(
      Database database,
      InMemoryDirectory directory,
      DirectoryReader reader,
      InstantSource clock,
      CredentialListener listener) {
    this.database = database;
    this.directory = directory;
    this.reader = reader;
    this.clock = clock;
    this.listener = listener;
  }

  <T> T change(Function<Change, T> operation) {
    Committed<T> committed;
    oneAtATime.lock();
    try {
      refuseInDoubt();
      committed = commit(operation);
      secure();
      directory.apply(committed.shown());
    } finally {
      oneAtATime.unlock();
    }
    committed.ended().forEach(this::tell);
    return committed.result();
  }

  <T> T read(Function<Tables, T> reading) {
    return database.read(reading);
  }

  private <T> Committed<T> commit(Function<Change, T> operation) {
    try {
      return database.change(tables -> perform(operation, tables));
    } catch (ProvisioningException refusal) {
      // The database may have failed while it committed.
      inDoubt = refusal.problem() == Problem.UNAVAILABLE;
      throw refusal;
    }
  }

  private <T> Committed<T> perform(Function<Change, T> operation, Tables tables) {
    Change change = new Change(tables, clock.instant());
    T result = operation.apply(change);
    return new Committed<>(result, change.directoryChange(reader), change.ended());
  }

  private void secure() {
    inDoubt = true;
    database.secure();
    inDoubt = false;
  }

  /**
   * The change stands, whatever the listener makes of it; one device's trouble is not another's.
   */
  private void tell(EndedCredentials end) {
    try {
      listener.credentialsEnded(end.device(), end.reason());
    } catch (RuntimeException e) {
      log.error("registrations of {} may live on: {}", end.device(), end.reason(), e);
    }
  }

  private void refuseInDoubt() {
    if (inDoubt) {
      throw ProvisioningException.unavailable(
          "an earlier change could not be secured on the disk; no further one is accepted",
          "see to the disk, then restart the server");
    }
  }
}
