package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.notFound;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.store.DeviceRow;
import io.ringwerk.provisioning.store.GroupRow;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.Locale;

/** Finds what an operation names, or says that it does not exist and what to do. */
final class Stored {
  private final Tables tables;

  Stored(Tables tables) {
    this.tables = tables;
  }

  /** A list of a tenant that does not exist is a mistake, not an empty list. */
  void refuseUnknown(ListQuery query) {
    query.tenant().ifPresent(this::tenant);
  }

  TenantRow tenant(String domain) {
    return tables
        .tenants()
        .find(domain.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                notFound(
                    "there is no tenant " + domain,
                    "add it with: ringwerk admin tenant add " + domain));
  }

  UserRow user(TenantRow tenant, String name) {
    return tables
        .users()
        .find(tenant.id(), name)
        .orElseThrow(
            () ->
                notFound("there is no user " + in(tenant, name), "see: ringwerk admin user list"));
  }

  DeviceRow device(TenantRow tenant, String deviceId) {
    return tables
        .devices()
        .find(tenant.id(), deviceId)
        .orElseThrow(
            () ->
                notFound(
                    "there is no device " + in(tenant, deviceId),
                    "see: ringwerk admin device list"));
  }

  DeviceRow device(DeviceRef device) {
    return device(tenant(device.tenant()), device.deviceId());
  }

  GroupRow group(TenantRow tenant, String name) {
    return tables
        .groups()
        .find(tenant.id(), name)
        .orElseThrow(
            () ->
                notFound(
                    "there is no group " + in(tenant, name), "see: ringwerk admin group list"));
  }

  NameRow number(TenantRow tenant, String number) {
    return tables
        .names()
        .find(tenant.id(), number)
        .filter(name -> name.kind() == NameKind.NUMBER)
        .orElseThrow(
            () ->
                notFound(
                    "there is no number " + in(tenant, number), "see: ringwerk admin number list"));
  }

  /** The key of whoever a number shall ring. */
  long key(TenantRow tenant, RouteTarget target) {
    return switch (target.kind()) {
      case USER -> user(tenant, target.name()).id();
      case DEVICE -> device(tenant, target.name()).id();
      case GROUP -> group(tenant, target.name()).id();
    };
  }

  private static String in(TenantRow tenant, String name) {
    return name + " in tenant " + tenant.domain();
  }
}
