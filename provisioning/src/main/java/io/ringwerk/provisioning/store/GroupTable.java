package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The groups and who is in them; their names are in the name space. */
public final class GroupTable {
  private static final String COLUMNS = "g.id, g.tenant_id, t.domain, g.name, g.display_name";
  private static final String TABLES = "ring_group g JOIN tenant t ON t.id = g.tenant_id";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLES;
  private static final String MEMBERS =
      """
      SELECT m.group_id, g.name AS group_name, m.user_id, u.name AS user_name
      FROM group_member m
      JOIN ring_group g ON g.id = m.group_id
      JOIN sip_user u ON u.id = m.user_id
      """;

  private final Handle handle;

  GroupTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a group and returns its key; its name goes into the name space, too. */
  public long insert(long tenantId, String name, String displayName) {
    return handle
        .createUpdate(
            "INSERT INTO ring_group (tenant_id, name, display_name) VALUES (:tenant, :name, :displayName)")
        .bind("tenant", tenantId)
        .bind("name", name)
        .bind("displayName", displayName)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** The group of a name, in either case. */
  public Optional<GroupRow> find(long tenantId, String name) {
    return handle
        .createQuery(SELECT + " WHERE g.tenant_id = :tenant AND g.name = :name")
        .bind("tenant", tenantId)
        .bind("name", NameUse.key(name))
        .map((row, context) -> groupRow(row))
        .findOne();
  }

  /** The keys of a tenant's groups. */
  public List<Long> idsOfTenant(long tenantId) {
    return handle
        .createQuery("SELECT id FROM ring_group WHERE tenant_id = :tenant ORDER BY id")
        .bind("tenant", tenantId)
        .mapTo(Long.class)
        .list();
  }

  /** The groups with these keys, by name. */
  public List<GroupRow> withIds(Collection<Long> groupIds) {
    if (groupIds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(SELECT + " WHERE g.id IN (<ids>) ORDER BY g.name")
        .bindList("ids", List.copyOf(groupIds))
        .map((row, context) -> groupRow(row))
        .list();
  }

  /** A page of groups. */
  public Page<GroupRow> list(ListQuery query) {
    return PagedQuery.select(COLUMNS, TABLES)
        .equal("t.domain", query.tenant())
        .matching(query.text(), contains("g.name"), contains("g.display_name"))
        .fetch(handle, query, "t.domain, g.name", (row, context) -> groupRow(row));
  }

  /** Who is in these groups, by name. */
  public List<Membership> membersOf(Collection<Long> groupIds) {
    return memberships("m.group_id IN (<ids>) ORDER BY u.name", groupIds);
  }

  /** Which groups these users are in, by name. */
  public List<Membership> groupsOf(Collection<Long> userIds) {
    return memberships("m.user_id IN (<ids>) ORDER BY g.name", userIds);
  }

  /** Takes users in; pairs of group key and user key. */
  public void addMembers(Collection<Map.Entry<Long, Long>> members) {
    if (members.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch("INSERT INTO group_member (group_id, user_id) VALUES (?, ?)")) {
      members.forEach(member -> batch.add(member.getKey(), member.getValue()));
      batch.execute();
    }
  }

  /** Takes a user out; returns whether it was in. */
  public boolean removeMember(long groupId, long userId) {
    return handle.execute(
            "DELETE FROM group_member WHERE group_id = ? AND user_id = ?", groupId, userId)
        > 0;
  }

  /** Takes a user out of all groups. */
  public void removeFromAll(long userId) {
    handle.execute("DELETE FROM group_member WHERE user_id = ?", userId);
  }

  /** Removes a group whose names are released. */
  public void delete(long groupId) {
    handle.execute("DELETE FROM group_member WHERE group_id = ?", groupId);
    handle.execute("DELETE FROM ring_group WHERE id = ?", groupId);
  }

  /** Removes all groups of a tenant. */
  public void deleteOfTenant(long tenantId) {
    handle.execute(
        "DELETE FROM group_member WHERE group_id IN (SELECT id FROM ring_group WHERE tenant_id = ?)",
        tenantId);
    handle.execute("DELETE FROM ring_group WHERE tenant_id = ?", tenantId);
  }

  private List<Membership> memberships(String condition, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(MEMBERS + " WHERE " + condition)
        .bindList("ids", List.copyOf(ids))
        .map(
            (row, context) ->
                new Membership(
                    row.getLong("group_id"),
                    row.getString("group_name"),
                    row.getLong("user_id"),
                    row.getString("user_name")))
        .list();
  }

  private static GroupRow groupRow(ResultSet row) throws SQLException {
    return new GroupRow(
        row.getLong("id"),
        row.getLong("tenant_id"),
        row.getString("domain"),
        row.getString("name"),
        row.getString("display_name"));
  }
}
