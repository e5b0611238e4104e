package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.AuditRecord.Action;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves many users and devices in at once, all or nothing. Shared by all threads. */
public final class ImportService {
  private static final Logger log = LoggerFactory.getLogger(ImportService.class);

  private final Changes changes;
  private final CredentialIssuer credentials;
  private final AccountNumbers accountNumbers;

  ImportService(Changes changes, CredentialIssuer credentials, AccountNumbers accountNumbers) {
    this.changes = changes;
    this.credentials = credentials;
    this.accountNumbers = accountNumbers;
  }

  /** Checks all rows, then adds all of them in one transaction, or none; audited. */
  public ImportResult add(List<ImportRow> rows, Actor actor) {
    return changes.change(change -> add(change, rows, actor));
  }

  private ImportResult add(Change change, List<ImportRow> rows, Actor actor) {
    ImportPlanner planner = new ImportPlanner(change.tables(), accountNumbers);
    planner.read(rows);
    Optional<ImportResult.Rejected> rejected = planner.rejected();
    if (rejected.isPresent()) {
      return rejected.get();
    }
    ImportResult.Imported imported = new ImportWriter(change, credentials).write(planner.plan());
    change.audit(actor, Action.IMPORTED, "", imported.devices() + " devices");
    log.info("imported {} users with {} devices", imported.users(), imported.devices());
    return imported;
  }
}
