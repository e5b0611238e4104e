package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.AuditRecord;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The audit trail; rows are only ever added. */
public final class AuditTable {
  private final Handle handle;

  AuditTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a record. */
  public void insert(AuditRecord record) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (at, actor, action, tenant, subject)
            VALUES (:at, :actor, :action, :tenant, :subject)
            """)
        .bind("at", record.at())
        .bind("actor", record.actor())
        .bind("action", record.action())
        .bind("tenant", record.tenant())
        .bind("subject", record.subject())
        .execute();
  }

  /** A page of records, newest first. */
  public Page<AuditRecord> list(ListQuery query) {
    return PagedQuery.select("a.at, a.actor, a.action, a.tenant, a.subject", "audit a")
        .equal("a.tenant", query.tenant())
        .matching(query.text(), contains("a.actor"), contains("a.subject"))
        .fetch(handle, query, "a.id DESC", (row, context) -> auditRecord(row));
  }

  private static AuditRecord auditRecord(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getTimestamp("at").toInstant(),
        row.getString("actor"),
        AuditRecord.Action.valueOf(row.getString("action")),
        row.getString("tenant"),
        row.getString("subject"));
  }
}
