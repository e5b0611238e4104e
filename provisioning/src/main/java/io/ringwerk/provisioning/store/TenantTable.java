package io.ringwerk.provisioning.store;

import static io.ringwerk.provisioning.store.PagedQuery.contains;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.Tenant;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tenants. */
public final class TenantTable {
  private static final String COLUMNS =
      "t.id, t.domain, t.realm, t.algorithm_offer, t.default_mark";
  private static final String COUNTS =
      """
      , (SELECT COUNT(*) FROM sip_user u WHERE u.tenant_id = t.id) AS users,
      (SELECT COUNT(*) FROM device d JOIN sip_user u ON u.id = d.user_id WHERE u.tenant_id = t.id) AS devices\
      """;

  private final Handle handle;

  TenantTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a tenant and returns its key. */
  public long insert(String domain, String realm, AlgorithmOffer offer) {
    return handle
        .createUpdate(
            "INSERT INTO tenant (domain, realm, algorithm_offer) VALUES (:domain, :realm, :offer)")
        .bind("domain", domain)
        .bind("realm", realm)
        .bind("offer", offer)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** The tenant of a domain. */
  public Optional<TenantRow> find(String domain) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM tenant t WHERE t.domain = :domain")
        .bind("domain", domain)
        .map((row, context) -> tenantRow(row))
        .findOne();
  }

  /** The default tenant. */
  public Optional<TenantRow> findDefault() {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM tenant t WHERE t.default_mark = 'D'")
        .map((row, context) -> tenantRow(row))
        .findOne();
  }

  /** All tenants. */
  public List<TenantRow> all() {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM tenant t ORDER BY t.domain")
        .map((row, context) -> tenantRow(row))
        .list();
  }

  /** A page of tenants, with their counts. */
  public Page<Tenant> list(ListQuery query) {
    return PagedQuery.select(COLUMNS + COUNTS, "tenant t")
        .equal("t.domain", query.tenant())
        .matching(query.text(), contains("t.domain"), contains("t.realm"))
        .fetch(handle, query, "t.domain", (row, context) -> tenant(row));
  }

  /** Changes what its devices are challenged with. */
  public void changeOffer(long tenantId, AlgorithmOffer offer) {
    handle
        .createUpdate("UPDATE tenant SET algorithm_offer = :offer WHERE id = :id")
        .bind("offer", offer)
        .bind("id", tenantId)
        .execute();
  }

  /** Makes it the default tenant instead of any other. */
  public void makeDefault(long tenantId) {
    handle.execute("UPDATE tenant SET default_mark = NULL WHERE default_mark = 'D'");
    handle.execute("UPDATE tenant SET default_mark = 'D' WHERE id = ?", tenantId);
  }

  /** Removes a tenant nothing belongs to any more. */
  public void delete(long tenantId) {
    handle.execute("DELETE FROM tenant WHERE id = ?", tenantId);
  }

  private static TenantRow tenantRow(ResultSet row) throws SQLException {
    return new TenantRow(
        row.getLong("id"),
        row.getString("domain"),
        row.getString("realm"),
        AlgorithmOffer.valueOf(row.getString("algorithm_offer")),
        row.getString("default_mark") != null);
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    TenantRow tenant = tenantRow(row);
    return new Tenant(
        tenant.domain(),
        tenant.realm(),
        tenant.offer(),
        tenant.defaultTenant(),
        row.getLong("users"),
        row.getLong("devices"));
  }
}
