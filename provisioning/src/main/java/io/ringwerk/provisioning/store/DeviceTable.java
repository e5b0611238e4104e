package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.credential.Sealed;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The devices and their sealed credentials; their ids are in the name space. */
public final class DeviceTable {
  private static final String COLUMNS =
      """
      d.id, u.tenant_id, d.user_id, t.domain, d.device_id, u.name AS user_name, u.enabled AS user_enabled,
      t.realm, d.label, d.enabled, d.algorithm_offer, t.algorithm_offer AS tenant_offer,
      d.credential_version, d.credentials_since, d.needs_rotation,
      d.sealed_password, d.sealed_ha1_md5, d.sealed_ha1_sha256\
      """;
  private static final String TABLES =
      """
      device d
      JOIN sip_user u ON u.id = d.user_id
      JOIN tenant t ON t.id = u.tenant_id\
      """;
  private static final String SELECT = "SELECT " + COLUMNS + " FROM " + TABLES;
  private static final String INSERT =
      """
      INSERT INTO device (user_id, device_id, label, enabled, algorithm_offer, credential_version,
        credentials_since, needs_rotation, sealed_password, sealed_ha1_md5, sealed_ha1_sha256)
      VALUES (:user, :deviceId, :label, TRUE, :offer, :version, :since, :needsRotation, :password, :md5, :sha256)
      """;

  private final Handle handle;

  DeviceTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A device to be stored; its id goes into the name space, too.
   *
   * @param userId its user's key
   * @param deviceId its id
   * @param label what people call it
   * @param offer what it is challenged with where that is not its tenant's choice
   * @param credentials its credentials
   */
  public record NewRow(
      long userId,
      String deviceId,
      String label,
      Optional<AlgorithmOffer> offer,
      CredentialsRow credentials) {}

  /** Adds devices and returns their keys, in the same order. */
  public List<Long> insertAll(List<NewRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
      rows.forEach(row -> bind(batch, row).add());
      return batch.executePreparedBatch("id").mapTo(Long.class).list();
    }
  }

  /** The device with this id, in either case. */
  public Optional<DeviceRow> find(long tenantId, String deviceId) {
    return handle
        .createQuery(
            SELECT
                + """
                 WHERE d.id = (SELECT n.device_id FROM sip_name n
                WHERE n.tenant_id = :tenant AND n.name_key = :key AND n.kind = 'DEVICE')
                """)
        .bind("tenant", tenantId)
        .bind("key", NameUse.key(deviceId))
        .map((row, context) -> deviceRow(row))
        .findOne();
  }

  /** The devices of users, by id. */
  public List<DeviceRow> ofUsers(Collection<Long> userIds) {
    if (userIds.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(SELECT + " WHERE d.user_id IN (<ids>) ORDER BY d.device_id")
        .bindList("ids", List.copyOf(userIds))
        .map((row, context) -> deviceRow(row))
        .list();
  }

  /** The devices of a tenant. */
  public List<DeviceRef> refsOfTenant(long tenantId) {
    return handle
        .createQuery(
            """
            SELECT t.domain, d.device_id
            FROM device d JOIN sip_user u ON u.id = d.user_id JOIN tenant t ON t.id = u.tenant_id
            WHERE t.id = :tenant ORDER BY d.device_id
            """)
        .bind("tenant", tenantId)
        .map((row, context) -> new DeviceRef(row.getString(1), row.getString(2)))
        .list();
  }

  /** A page of devices. */
  public Page<DeviceRow> list(ListQuery query) {
    return PagedQuery.select(COLUMNS, TABLES)
        .equal("t.domain", query.tenant())
        .equal("u.name", query.user())
        .matching(query.text(), contains("d.device_id"), contains("d.label"), contains("u.name"))
        .fetch(handle, query, "t.domain, d.device_id", (row, context) -> deviceRow(row));
  }

  /** Hands out the devices whose password is known, by tenant and id, without holding them all. */
  public void forEachWithPassword(Optional<Long> tenantId, Consumer<DeviceRow> consumer) {
    String ofTenant = tenantId.isPresent() ? " AND u.tenant_id = :tenant" : "";
    Query query =
        handle.createQuery(
            SELECT
                + " WHERE d.sealed_password IS NOT NULL"
                + ofTenant
                + " ORDER BY t.domain, d.device_id");
    tenantId.ifPresent(id -> query.bind("tenant", id));
    try (Stream<DeviceRow> devices = query.map((row, context) -> deviceRow(row)).stream()) {
      devices.forEach(consumer);
    }
  }

  /** Gives it another label. */
  public void relabel(long deviceKey, String label) {
    handle.execute("UPDATE device SET label = ? WHERE id = ?", label, deviceKey);
  }

  /** Disables or enables it. */
  public void enable(long deviceKey, boolean enabled) {
    handle.execute("UPDATE device SET enabled = ? WHERE id = ?", enabled, deviceKey);
  }

  /** Changes what it is challenged with; empty for its tenant's choice. */
  public void changeOffer(long deviceKey, Optional<AlgorithmOffer> offer) {
    handle
        .createUpdate("UPDATE device SET algorithm_offer = :offer WHERE id = :id")
        .bind("offer", offer)
        .bind("id", deviceKey)
        .execute();
  }

  /** Replaces its credentials. */
  public void replaceCredentials(long deviceKey, CredentialsRow credentials) {
    bind(
            handle.createUpdate(
                """
                UPDATE device SET credential_version = :version, credentials_since = :since,
                  needs_rotation = :needsRotation, sealed_password = :password,
                  sealed_ha1_md5 = :md5, sealed_ha1_sha256 = :sha256
                WHERE id = :id
                """),
            credentials)
        .bind("id", deviceKey)
        .execute();
  }

  /** Removes a device whose names are released. */
  public void delete(long deviceKey) {
    handle.execute("DELETE FROM device WHERE id = ?", deviceKey);
  }

  /** Removes all devices of a tenant. */
  public void deleteOfTenant(long tenantId) {
    handle.execute(
        "DELETE FROM device WHERE user_id IN (SELECT id FROM sip_user WHERE tenant_id = ?)",
        tenantId);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, NewRow row) {
    return bind(
        statement
            .bind("user", row.userId())
            .bind("deviceId", row.deviceId())
            .bind("label", row.label())
            .bind("offer", row.offer()),
        row.credentials());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CredentialsRow credentials) {
    return statement
        .bind("version", credentials.version())
        .bind("since", credentials.since())
        .bind("needsRotation", credentials.needsRotation())
        .bind("password", credentials.password().map(Sealed::bytes))
        .bind("md5", credentials.md5().map(Sealed::bytes))
        .bind("sha256", credentials.sha256().map(Sealed::bytes));
  }

  private static DeviceRow deviceRow(ResultSet row) throws SQLException {
    return new DeviceRow(
        row.getLong("id"),
        row.getLong("tenant_id"),
        row.getLong("user_id"),
        new DeviceRef(row.getString("domain"), row.getString("device_id")),
        row.getString("user_name"),
        row.getBoolean("user_enabled"),
        row.getString("realm"),
        row.getString("label"),
        row.getBoolean("enabled"),
        Optional.ofNullable(row.getString("algorithm_offer")).map(AlgorithmOffer::valueOf),
        AlgorithmOffer.valueOf(row.getString("tenant_offer")),
        credentialsRow(row));
  }

  private static CredentialsRow credentialsRow(ResultSet row) throws SQLException {
    return new CredentialsRow(
        row.getLong("credential_version"),
        row.getTimestamp("credentials_since").toInstant(),
        row.getBoolean("needs_rotation"),
        sealed(row, "sealed_password"),
        sealed(row, "sealed_ha1_md5"),
        sealed(row, "sealed_ha1_sha256"));
  }

  private static Optional<Sealed> sealed(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Sealed::of);
  }
}
