package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The users; their names are in the name space. */
public final class UserTable {
  private static final String COLUMNS =
      """
      u.id, u.tenant_id, t.domain, u.name, u.display_name, u.email, u.account_number, u.enabled,
      u.ids_generated\
      """;
  private static final String TABLES = "sip_user u JOIN tenant t ON t.id = u.tenant_id";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLES;

  /** Its name, extension or one of its numbers. */
  private static final String A_NAME_CONTAINS =
      "EXISTS (SELECT 1 FROM sip_name x WHERE x.user_id = u.id AND " + contains("x.name") + ")";

  private static final String INSERT =
      """
      INSERT INTO sip_user (tenant_id, name, display_name, email, account_number, enabled, ids_generated)
      VALUES (:tenant, :name, :displayName, :email, :accountNumber, TRUE, :idsGenerated)
      """;

  private final Handle handle;

  UserTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A user to be stored; its name goes into the name space, too.
   *
   * @param tenantId its tenant's key
   * @param name the user part of its address of record
   * @param displayName its full name
   * @param email where to write to
   * @param accountNumber seven digits
   * @param idsGenerated how many device ids were generated for it
   */
  public record NewRow(
      long tenantId,
      String name,
      String displayName,
      Optional<String> email,
      String accountNumber,
      int idsGenerated) {}

  /** Adds users and returns their keys, in the same order. */
  public List<Long> insertAll(List<NewRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
      rows.forEach(row -> bind(batch, row).add());
      return batch.executePreparedBatch("id").mapTo(Long.class).list();
    }
  }

  /** The user of a name, in either case. */
  public Optional<UserRow> find(long tenantId, String name) {
    return handle
        .createQuery(SELECT + " WHERE u.tenant_id = :tenant AND u.name = :name")
        .bind("tenant", tenantId)
        .bind("name", NameUse.key(name))
        .map((row, context) -> userRow(row))
        .findOne();
  }

  /** The keys of a tenant's users. */
  public List<Long> idsOfTenant(long tenantId) {
    return handle
        .createQuery("SELECT id FROM sip_user WHERE tenant_id = :tenant ORDER BY id")
        .bind("tenant", tenantId)
        .mapTo(Long.class)
        .list();
  }

  /** The users of a tenant, by name. */
  public List<UserRow> ofTenant(long tenantId) {
    return handle
        .createQuery(SELECT + " WHERE u.tenant_id = :tenant ORDER BY u.name")
        .bind("tenant", tenantId)
        .map((row, context) -> userRow(row))
        .list();
  }

  /** The users with these keys, by name. */
  public List<UserRow> withIds(Collection<Long> userIds) {
    if (userIds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(SELECT + " WHERE u.id IN (<ids>) ORDER BY u.name")
        .bindList("ids", List.copyOf(userIds))
        .map((row, context) -> userRow(row))
        .list();
  }

  /** A page of users. */
  public Page<UserRow> list(ListQuery query) {
    return PagedQuery.select(COLUMNS, TABLES)
        .equal("t.domain", query.tenant())
        .equal("u.name", query.user())
        .matching(
            query.text(),
            contains("u.display_name"),
            contains("u.email"),
            contains("u.account_number"),
            A_NAME_CONTAINS)
        .fetch(handle, query, "t.domain, u.name", (row, context) -> userRow(row));
  }

  /** Whether an account number is given out. */
  public boolean hasAccountNumber(String accountNumber) {
    return handle
            .createQuery("SELECT COUNT(*) FROM sip_user WHERE account_number = :number")
            .bind("number", accountNumber)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** All account numbers given out. */
  public Set<String> accountNumbers() {
    return handle.createQuery("SELECT account_number FROM sip_user").mapTo(String.class).set();
  }

  /** Locks or unlocks it. */
  public void enable(long userId, boolean enabled) {
    handle.execute("UPDATE sip_user SET enabled = ? WHERE id = ?", enabled, userId);
  }

  /** Notes its full name and e-mail address. */
  public void describe(long userId, String displayName, Optional<String> email) {
    handle
        .createUpdate(
            "UPDATE sip_user SET display_name = :displayName, email = :email WHERE id = :id")
        .bind("displayName", displayName)
        .bind("email", email)
        .bind("id", userId)
        .execute();
  }

  /** Notes how many device ids were generated for it. */
  public void idsGenerated(long userId, int count) {
    handle.execute("UPDATE sip_user SET ids_generated = ? WHERE id = ?", count, userId);
  }

  /** Removes a user nothing belongs to any more. */
  public void delete(long userId) {
    handle.execute("DELETE FROM sip_user WHERE id = ?", userId);
  }

  /** Removes all users of a tenant. */
  public void deleteOfTenant(long tenantId) {
    handle.execute("DELETE FROM sip_user WHERE tenant_id = ?", tenantId);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, NewRow row) {
    return statement
        .bind("tenant", row.tenantId())
        .bind("name", row.name())
        .bind("displayName", row.displayName())
        .bind("email", row.email())
        .bind("accountNumber", row.accountNumber())
        .bind("idsGenerated", row.idsGenerated());
  }

  private static UserRow userRow(ResultSet row) throws SQLException {
    return new UserRow(
        row.getLong("id"),
        row.getLong("tenant_id"),
        row.getString("domain"),
        row.getString("name"),
        row.getString("display_name"),
        Optional.ofNullable(row.getString("email")),
        row.getString("account_number"),
        row.getBoolean("enabled"),
        row.getInt("ids_generated"));
  }
}
