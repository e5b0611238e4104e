package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.PhoneNumber;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.TenantRow;
import java.util.Optional;

/**
 * What can be done with numbers. Shared by all threads. Every operation throws {@link
 * io.ringwerk.provisioning.ProvisioningException} when it is refused.
 */
public final class NumberService {
  private final Changes changes;

  NumberService(Changes changes) {
    this.changes = changes;
  }

  /**
   * Adds a number, assigned at once where a target is given. Blanks, dots, dashes, slashes and
   * brackets are left out.
   */
  public PhoneNumber add(String tenant, String number, Optional<RouteTarget> target) {
    String digits = Syntax.number(number);
    return changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          change.nameSpace(tenantRow).refuseTaken(NameUse.unassigned(digits));
          change.tables().names().insert(NameRow.unassigned(tenantRow.id(), digits));
          target.ifPresent(it -> assign(change, tenantRow, digits, it));
          return view(change, tenantRow, digits);
        });
  }

  /** The numbers by tenant and digits. */
  public Page<PhoneNumber> list(ListQuery query) {
    return changes.read(
        tables -> {
          new Stored(tables).refuseUnknown(query);
          return tables.names().listNumbers(query);
        });
  }

  /** One number. */
  public PhoneNumber show(String tenant, String number) {
    return changes.read(
        tables -> {
          Stored stored = new Stored(tables);
          TenantRow tenantRow = stored.tenant(tenant);
          return view(tenantRow, stored.number(tenantRow, Syntax.number(number)));
        });
  }

  /** Lets it ring somebody else; empty for nobody. */
  public PhoneNumber assign(String tenant, String number, Optional<RouteTarget> target) {
    String digits = Syntax.number(number);
    return changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          release(change, tenantRow, change.stored().number(tenantRow, digits));
          change.tables().names().unassign(tenantRow.id(), digits);
          target.ifPresent(it -> assign(change, tenantRow, digits, it));
          return view(change, tenantRow, digits);
        });
  }

  /** Removes it. */
  public void remove(String tenant, String number) {
    String digits = Syntax.number(number);
    changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          release(change, tenantRow, change.stored().number(tenantRow, digits));
          change.tables().names().delete(tenantRow.id(), digits);
          return tenantRow;
        });
  }

  private static void assign(Change change, TenantRow tenant, String number, RouteTarget target) {
    long key = change.stored().key(tenant, target);
    change.tables().names().assign(tenant.id(), number, target.kind(), key);
    touch(change, tenant, target);
  }

  /** Whoever the number rang so far is shown without it. */
  private static void release(Change change, TenantRow tenant, NameRow number) {
    change.forget(tenant.domain(), number.name());
    number.use().owner().map(NameOwner::target).ifPresent(it -> touch(change, tenant, it));
  }

  private static void touch(Change change, TenantRow tenant, RouteTarget target) {
    switch (target.kind()) {
      case USER -> change.touchUser(change.stored().key(tenant, target));
      case DEVICE -> change.touchUser(change.stored().device(tenant, target.name()).userId());
      case GROUP -> change.touchGroup(change.stored().key(tenant, target));
    }
  }

  private static PhoneNumber view(Change change, TenantRow tenant, String number) {
    return view(tenant, change.stored().number(tenant, number));
  }

  private static PhoneNumber view(TenantRow tenant, NameRow number) {
    return new PhoneNumber(
        tenant.domain(), number.name(), number.use().owner().map(NameOwner::target));
  }
}
