package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.AuditRecord;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;

/** Who saw which password. It can be read and added to, never changed. Shared by all threads. */
public final class AuditTrail {
  private final Changes changes;

  AuditTrail(Changes changes) {
    this.changes = changes;
  }

  /** The records, newest first; the text is looked for in actor and subject. */
  public Page<AuditRecord> list(ListQuery query) {
    return changes.read(tables -> tables.audit().list(query));
  }
}
