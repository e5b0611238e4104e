package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.store.GroupRow;
import io.ringwerk.provisioning.store.TenantRow;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A group an import names, stored or new, with the users that join it. */
final class PlannedGroup {
  private final TenantRow tenant;
  private final String name;
  private final Optional<GroupRow> stored;
  private final Set<String> members;
  private final Set<PlannedUser> newMembers = new LinkedHashSet<>();

  private PlannedGroup(
      TenantRow tenant, String name, Optional<GroupRow> stored, Set<String> members) {
    this.tenant = tenant;
    this.name = name;
    this.stored = stored;
    this.members = members;
  }

  static PlannedGroup fresh(TenantRow tenant, String name) {
    return new PlannedGroup(tenant, name, Optional.empty(), Set.of());
  }

  static PlannedGroup of(TenantRow tenant, GroupRow stored, Set<String> members) {
    return new PlannedGroup(tenant, stored.name(), Optional.of(stored), members);
  }

  TenantRow tenant() {
    return tenant;
  }

  String name() {
    return name;
  }

  Optional<GroupRow> stored() {
    return stored;
  }

  Set<PlannedUser> newMembers() {
    return newMembers;
  }

  void join(PlannedUser user) {
    if (!members.contains(user.name())) {
      newMembers.add(user);
    }
  }
}
