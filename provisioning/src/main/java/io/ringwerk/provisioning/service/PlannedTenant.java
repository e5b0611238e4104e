package io.ringwerk.provisioning.service;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.store.Membership;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant's name space while an import is planned: what is stored, and what earlier rows take. */
final class PlannedTenant {
  private static final long STORED = 0;

  private final TenantRow row;
  private final Map<String, Taken> names = new HashMap<>();
  private final Map<String, PlannedUser> users = new HashMap<>();
  private final Map<String, PlannedGroup> groups = new HashMap<>();

  /** A name somebody has: since a line of the file, or stored. */
  private record Taken(NameUse use, long line) {
    @Override
    public String toString() {
      return use + (line == STORED ? ", which is there already" : " in line " + line);
    }
  }

  private PlannedTenant(TenantRow row) {
    this.row = row;
  }

  /** With everything that is stored of the tenant. */
  static PlannedTenant read(Tables tables, TenantRow row) {
    PlannedTenant tenant = new PlannedTenant(row);
    List<NameRow> stored = tables.names().ofTenant(row.id());
    stored.forEach(name -> tenant.put(name.use(), STORED));
    tenant.readUsers(tables, stored);
    tenant.readGroups(tables);
    return tenant;
  }

  TenantRow row() {
    return row;
  }

  /**
   * The user of a name; a new one, with an account number of its own, unless it is stored or an
   * earlier row had it.
   */
  PlannedUser user(String name, long line, Supplier<String> accountNumbers) {
    @Nullable PlannedUser known = users.get(name);
    if (known != null) {
      return known;
    }
    take(NameUse.of(NameKind.USER, name, NameOwner.user(name)), line);
    PlannedUser fresh = PlannedUser.fresh(row, name, accountNumbers.get());
    users.put(name, fresh);
    return fresh;
  }

  /** The group of a name; a new one unless it is stored or an earlier row had it. */
  PlannedGroup group(String name, long line) {
    @Nullable PlannedGroup known = groups.get(name);
    if (known != null) {
      return known;
    }
    take(NameUse.of(NameKind.GROUP, name, NameOwner.group(name)), line);
    PlannedGroup fresh = PlannedGroup.fresh(row, name);
    groups.put(name, fresh);
    return fresh;
  }

  void takeDeviceId(String deviceId, PlannedUser user, long line) {
    NameOwner owner = NameOwner.device(deviceId, user.name());
    take(NameUse.of(NameKind.DEVICE, deviceId, owner), line);
  }

  void takeExtension(String extension, PlannedUser user, long line) {
    NameUse wanted = NameUse.of(NameKind.EXTENSION, extension, NameOwner.user(user.name()));
    user.extend(extension, () -> take(wanted, line));
  }

  /** A number the user has already is no clash; one that rings nobody is given to it. */
  void takeNumber(String number, PlannedUser user, long line) {
    NameUse wanted = NameUse.of(NameKind.NUMBER, number, NameOwner.user(user.name()));
    @Nullable Taken taken = names.get(NameUse.key(number));
    if (taken == null) {
      put(wanted, line);
      user.newNumbers().add(number);
    } else if (taken.use().isFreeNumber()) {
      put(wanted, line);
      user.adoptedNumbers().add(number);
    } else if (!taken.use().equals(wanted)) {
      throw clash(wanted, taken);
    }
  }

  /** A device id for a device that brought none. */
  String generateDeviceId(PlannedUser user) {
    String id = user.generateDeviceId(it -> !names.containsKey(NameUse.key(it)));
    put(NameUse.of(NameKind.DEVICE, id, NameOwner.device(id, user.name())), STORED);
    return id;
  }

  private void take(NameUse wanted, long line) {
    @Nullable Taken taken = names.get(NameUse.key(wanted.name()));
    if (taken != null) {
      throw clash(wanted, taken);
    }
    put(wanted, line);
  }

  private void put(NameUse use, long line) {
    names.put(NameUse.key(use.name()), new Taken(use, line));
  }

  private void readUsers(Tables tables, List<NameRow> stored) {
    Map<Long, List<NameRow>> ofUser = NameRow.byOwner(stored, RouteTarget.Kind.USER);
    for (UserRow user : tables.users().ofTenant(row.id())) {
      Optional<String> extension = NameRow.extension(ofUser.getOrDefault(user.id(), List.of()));
      users.put(user.name(), PlannedUser.of(row, user, extension));
    }
  }

  private void readGroups(Tables tables) {
    List<Long> ids = tables.groups().idsOfTenant(row.id());
    Map<Long, Set<String>> members =
        tables.groups().membersOf(ids).stream()
            .collect(groupingBy(Membership::groupId, mapping(Membership::user, toSet())));
    tables
        .groups()
        .withIds(ids)
        .forEach(
            group ->
                groups.put(
                    group.name(),
                    PlannedGroup.of(row, group, members.getOrDefault(group.id(), Set.of()))));
  }

  private static ProvisioningException clash(NameUse wanted, Taken taken) {
    return ProvisioningException.conflict(wanted + " clashes with " + taken, "choose another one");
  }
}
