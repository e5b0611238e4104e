package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.PhoneNumber;
import io.ringwerk.provisioning.directory.RouteTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The name space of each tenant: names of users, devices and groups, extensions and numbers. */
public final class NameTable {
  private static final String COLUMNS =
      """
      n.tenant_id, n.name, n.kind, n.user_id, n.device_id, n.group_id,
      u.name AS user_name, d.device_id AS device_name, g.name AS group_name\
      """;
  private static final String TABLES =
      """
      sip_name n
      LEFT JOIN device d ON d.id = n.device_id
      LEFT JOIN sip_user u ON u.id = COALESCE(n.user_id, d.user_id)
      LEFT JOIN ring_group g ON g.id = n.group_id\
      """;
  private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLES;
  private static final String INSERT =
      """
      INSERT INTO sip_name (tenant_id, name_key, name, kind, user_id, device_id, group_id)
      VALUES (:tenant, :key, :name, :kind, :user_id, :device_id, :group_id)
      """;

  private final Handle handle;

  NameTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a name. */
  public void insert(NameRow row) {
    bind(handle.createUpdate(INSERT), row).execute();
  }

  /** Adds many names. */
  public void insertAll(Collection<NameRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
      rows.forEach(row -> bind(batch, row).add());
      batch.execute();
    }
  }

  /** What a name is used for, in either case. */
  public Optional<NameRow> find(long tenantId, String name) {
    return rows(
            handle
                .createQuery(SELECT + " WHERE n.tenant_id = :tenant AND n.name_key = :key")
                .bind("tenant", tenantId)
                .bind("key", NameUse.key(name)))
        .stream()
        .findFirst();
  }

  /** All names of a tenant. */
  public List<NameRow> ofTenant(long tenantId) {
    return rows(
        handle.createQuery(SELECT + " WHERE n.tenant_id = :tenant").bind("tenant", tenantId));
  }

  /** The names, extensions and numbers of users, by name; not those of their devices. */
  public List<NameRow> ofUsers(Collection<Long> userIds) {
    return ofOwners("n.user_id IN (<ids>)", userIds);
  }

  /** The ids and numbers of devices, by name. */
  public List<NameRow> ofDevices(Collection<Long> deviceIds) {
    return ofOwners("n.device_id IN (<ids>)", deviceIds);
  }

  /** The names, extensions and numbers of groups, by name. */
  public List<NameRow> ofGroups(Collection<Long> groupIds) {
    return ofOwners("n.group_id IN (<ids>)", groupIds);
  }

  /** How many names of each kind a tenant has. */
  public Map<NameKind, Long> count(long tenantId) {
    Map<NameKind, Long> counts = new EnumMap<>(NameKind.class);
    handle
        .createQuery("SELECT kind, COUNT(*) FROM sip_name WHERE tenant_id = :tenant GROUP BY kind")
        .bind("tenant", tenantId)
        .map((row, context) -> Map.entry(NameKind.valueOf(row.getString(1)), row.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** A page of the numbers. */
  public Page<PhoneNumber> listNumbers(ListQuery query) {
    return PagedQuery.select(
            "t.domain, " + COLUMNS, TABLES + " JOIN tenant t ON t.id = n.tenant_id")
        .where("n.kind = 'NUMBER'")
        .equal("t.domain", query.tenant())
        .equal("u.name", query.user())
        .matching(
            query.text(),
            contains("n.name"),
            contains("u.name"),
            contains("d.device_id"),
            contains("g.name"))
        .fetch(handle, query, "t.domain, n.name_key", (row, context) -> number(row));
  }

  /** Lets a number ring somebody else. */
  public void assign(long tenantId, String number, RouteTarget.Kind kind, long ownerId) {
    unassign(tenantId, number);
    handle.execute(
        "UPDATE sip_name SET " + column(kind) + " = ? WHERE tenant_id = ? AND name_key = ?",
        ownerId,
        tenantId,
        NameUse.key(number));
  }

  /** Lets a number ring nobody. */
  public void unassign(long tenantId, String number) {
    handle.execute(
        """
        UPDATE sip_name SET user_id = NULL, device_id = NULL, group_id = NULL
        WHERE tenant_id = ? AND name_key = ?
        """,
        tenantId,
        NameUse.key(number));
  }

  /**
   * Takes everything from a user, device or group that goes: its numbers stay and ring nobody, its
   * other names are free again.
   */
  public void release(RouteTarget.Kind kind, long ownerId) {
    String isOwner = column(kind) + " = ?";
    handle.execute(
        "UPDATE sip_name SET " + column(kind) + " = NULL WHERE kind = 'NUMBER' AND " + isOwner,
        ownerId);
    handle.execute("DELETE FROM sip_name WHERE " + isOwner, ownerId);
  }

  /** Removes a name. */
  public void delete(long tenantId, String name) {
    handle.execute(
        "DELETE FROM sip_name WHERE tenant_id = ? AND name_key = ?", tenantId, NameUse.key(name));
  }

  /** Removes all names of a tenant. */
  public void deleteOfTenant(long tenantId) {
    handle.execute("DELETE FROM sip_name WHERE tenant_id = ?", tenantId);
  }

  private List<NameRow> ofOwners(String condition, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return rows(
        handle
            .createQuery(SELECT + " WHERE " + condition + " ORDER BY n.name_key")
            .bindList("ids", List.copyOf(ids)));
  }

  private static List<NameRow> rows(Query query) {
    return query.map((row, context) -> nameRow(row)).list();
  }

  private static NameRow nameRow(ResultSet row) throws SQLException {
    NameKind kind = NameKind.valueOf(row.getString("kind"));
    for (RouteTarget.Kind ownerKind : RouteTarget.Kind.values()) {
      long ownerId = row.getLong(column(ownerKind));
      if (!row.wasNull()) {
        NameUse use = NameUse.of(kind, row.getString("name"), owner(ownerKind, row));
        return NameRow.of(row.getLong("tenant_id"), use, ownerId);
      }
    }
    return NameRow.unassigned(row.getLong("tenant_id"), row.getString("name"));
  }

  private static NameOwner owner(RouteTarget.Kind kind, ResultSet row) throws SQLException {
    return switch (kind) {
      case USER -> NameOwner.user(row.getString("user_name"));
      case DEVICE -> NameOwner.device(row.getString("device_name"), row.getString("user_name"));
      case GROUP -> NameOwner.group(row.getString("group_name"));
    };
  }

  private static PhoneNumber number(ResultSet row) throws SQLException {
    return new PhoneNumber(
        row.getString("domain"),
        row.getString("name"),
        nameRow(row).use().owner().map(NameOwner::target));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, NameRow row) {
    statement
        .bind("tenant", row.tenantId())
        .bind("key", NameUse.key(row.name()))
        .bind("name", row.name())
        .bind("kind", row.kind());
    for (RouteTarget.Kind kind : RouteTarget.Kind.values()) {
      statement.bind(column(kind), row.ownerId(kind));
    }
    return statement;
  }

  private static String column(RouteTarget.Kind kind) {
    return switch (kind) {
      case USER -> "user_id";
      case DEVICE -> "device_id";
      case GROUP -> "group_id";
    };
  }
}
