package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.conflict;
import static io.ringwerk.provisioning.ProvisioningException.notFound;

import io.ringwerk.provisioning.CredentialListener.Reason;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.Tenant;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done with tenants. Shared by all threads. Every operation throws {@link
 * io.ringwerk.provisioning.ProvisioningException} when it is refused.
 */
public final class TenantService {
  private final Changes changes;

  TenantService(Changes changes) {
    this.changes = changes;
  }

  /** Adds a tenant; the first one becomes the default tenant. */
  public Tenant add(NewTenant tenant) {
    String domain = Syntax.domain(tenant.domain());
    String realm = tenant.realm().map(Syntax::realm).orElse(domain);
    return changes.change(
        change -> {
          refuseKnown(change.tables(), domain);
          Optional<TenantRow> before = change.tables().tenants().findDefault();
          long id = change.tables().tenants().insert(domain, realm, tenant.offer());
          if (tenant.defaultTenant() || before.isEmpty()) {
            makeDefault(change, id);
          }
          show(change, domain);
          return tenant(change.tables(), domain);
        });
  }

  /** The tenants by domain; the query's text is looked for in domain and realm. */
  public Page<Tenant> list(ListQuery query) {
    return changes.read(tables -> tables.tenants().list(query));
  }

  /** One tenant. */
  public Tenant show(String domain) {
    return changes.read(tables -> tenant(tables, new Stored(tables).tenant(domain).domain()));
  }

  /** The tenant the server's own addresses stand for. */
  public Tenant showDefault() {
    return changes.read(
        tables -> {
          TenantRow row =
              tables
                  .tenants()
                  .findDefault()
                  .orElseThrow(
                      () ->
                          notFound(
                              "there is no default tenant",
                              "name a tenant, or add one with: ringwerk admin tenant add DOMAIN"));
          return tenant(tables, row.domain());
        });
  }

  /** Makes it the tenant the server's own addresses stand for. */
  public Tenant makeDefault(String domain) {
    return changes.change(
        change -> {
          TenantRow tenant = change.stored().tenant(domain);
          makeDefault(change, tenant.id());
          show(change, tenant.domain());
          return tenant(change.tables(), tenant.domain());
        });
  }

  /** Changes what its devices are challenged with, unless they have their own choice. */
  public Tenant changeOffer(String domain, AlgorithmOffer offer) {
    return changes.change(
        change -> {
          TenantRow tenant = change.stored().tenant(domain);
          change.tables().tenants().changeOffer(tenant.id(), offer);
          show(change, tenant.domain());
          change.touchUsers(change.tables().users().idsOfTenant(tenant.id()));
          return tenant(change.tables(), tenant.domain());
        });
  }

  /** Removes a tenant that has no users, groups or numbers any more. */
  public void remove(String domain) {
    changes.change(
        change -> {
          TenantRow tenant = change.stored().tenant(domain);
          refuseInUse(change.tables(), tenant);
          change.tables().tenants().delete(tenant.id());
          change.forgetTenant(tenant.domain());
          return tenant;
        });
  }

  /** Removes a tenant with everything in it; the credentials of all its devices end. */
  public void removeWithEverything(String domain) {
    changes.change(
        change -> {
          TenantRow tenant = change.stored().tenant(domain);
          Tables tables = change.tables();
          tables
              .devices()
              .refsOfTenant(tenant.id())
              .forEach(device -> change.end(device, Reason.REMOVED));
          tables.names().deleteOfTenant(tenant.id());
          tables.groups().deleteOfTenant(tenant.id());
          tables.devices().deleteOfTenant(tenant.id());
          tables.users().deleteOfTenant(tenant.id());
          tables.tenants().delete(tenant.id());
          change.forgetTenant(tenant.domain());
          return tenant;
        });
  }

  private static void makeDefault(Change change, long tenantId) {
    Optional<TenantRow> before = change.tables().tenants().findDefault();
    change.tables().tenants().makeDefault(tenantId);
    before.ifPresent(tenant -> show(change, tenant.domain()));
  }

  private static void show(Change change, String domain) {
    change.showTenant(change.stored().tenant(domain));
  }

  private static Tenant tenant(Tables tables, String domain) {
    return tables.tenants().list(ListQuery.all().ofTenant(domain)).items().get(0);
  }

  private static void refuseKnown(Tables tables, String domain) {
    if (tables.tenants().find(domain).isPresent()) {
      throw conflict("there is a tenant " + domain + " already", "see: ringwerk admin tenant list");
    }
  }

  private static void refuseInUse(Tables tables, TenantRow tenant) {
    Map<NameKind, Long> names = tables.names().count(tenant.id());
    if (!names.isEmpty()) {
      throw conflict(
          "tenant %s still has %d users, %d groups and %d numbers"
              .formatted(
                  tenant.domain(),
                  names.getOrDefault(NameKind.USER, 0L),
                  names.getOrDefault(NameKind.GROUP, 0L),
                  names.getOrDefault(NameKind.NUMBER, 0L)),
          "remove them first, or remove the tenant with everything in it");
    }
  }
}
