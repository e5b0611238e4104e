package io.ringwerk.provisioning.service;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.ringwerk.provisioning.credential.CredentialSeal;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.Sealed;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.provisioning.store.DeviceRow;
import io.ringwerk.provisioning.store.GroupRow;
import io.ringwerk.provisioning.store.Membership;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns what is stored into what the directory shows. */
final class DirectoryReader {
  /**
   * Users read at a time. H2 compares each row it finds with every key the statement lists: with a
   * thousand keys, 100,000 devices took 4.5 s to read, most of it these comparisons.
   */
  private static final int BATCH = 100;

  private final CredentialSeal seal;

  DirectoryReader(CredentialSeal seal) {
    this.seal = seal;
  }

  /** Everything, as the directory shows it after a start. */
  DirectoryChange readAll(Tables tables) {
    DirectoryChange change = new DirectoryChange();
    for (TenantRow tenant : tables.tenants().all()) {
      change.tenant(tenant.entry());
      readUsers(tables, tables.users().idsOfTenant(tenant.id()), change);
      readGroups(tables, tables.groups().idsOfTenant(tenant.id()), change);
    }
    return change;
  }

  /** These users with their devices; those that are gone are passed over. */
  void readUsers(Tables tables, Collection<Long> userIds, DirectoryChange change) {
    batches(userIds).forEach(batch -> readUserBatch(tables, batch, change));
  }

  /** These groups; those that are gone are passed over. */
  void readGroups(Tables tables, Collection<Long> groupIds, DirectoryChange change) {
    batches(groupIds).forEach(batch -> readGroupBatch(tables, batch, change));
  }

  private void readUserBatch(Tables tables, List<Long> userIds, DirectoryChange change) {
    List<DeviceRow> allDevices = tables.devices().ofUsers(userIds);
    Map<Long, List<DeviceRow>> devices = allDevices.stream().collect(groupingBy(DeviceRow::userId));
    Map<Long, List<NameRow>> ofUser =
        NameRow.byOwner(tables.names().ofUsers(userIds), RouteTarget.Kind.USER);
    Map<Long, List<NameRow>> ofDevice =
        NameRow.byOwner(
            tables.names().ofDevices(allDevices.stream().map(DeviceRow::id).toList()),
            RouteTarget.Kind.DEVICE);
    for (UserRow user : tables.users().withIds(userIds)) {
      List<DeviceRow> own = devices.getOrDefault(user.id(), List.of());
      List<NameRow> userNames = ofUser.getOrDefault(user.id(), List.of());
      for (DeviceRow device : own) {
        List<NameRow> deviceNames = ofDevice.getOrDefault(device.id(), List.of());
        change.put(user.tenant(), deviceEntry(device, userNames, deviceNames));
        route(user.tenant(), deviceNames, change);
      }
      change.put(user.tenant(), userEntry(user, own, userNames));
      route(user.tenant(), userNames, change);
    }
  }

  private static void readGroupBatch(Tables tables, List<Long> groupIds, DirectoryChange change) {
    Map<Long, List<String>> members =
        tables.groups().membersOf(groupIds).stream()
            .collect(groupingBy(Membership::groupId, mapping(Membership::user, toList())));
    Map<Long, List<NameRow>> names =
        NameRow.byOwner(tables.names().ofGroups(groupIds), RouteTarget.Kind.GROUP);
    for (GroupRow group : tables.groups().withIds(groupIds)) {
      List<NameRow> own = names.getOrDefault(group.id(), List.of());
      change.put(
          group.tenant(), groupEntry(group, members.getOrDefault(group.id(), List.of()), own));
      route(group.tenant(), own, change);
    }
  }

  private static UserEntry userEntry(UserRow user, List<DeviceRow> devices, List<NameRow> names) {
    return new UserEntry(
        user.name(),
        user.displayName(),
        devices.stream().map(device -> device.ref().deviceId()).toList(),
        NameRow.extension(names),
        Set.copyOf(NameRow.numbers(names)),
        user.enabled());
  }

  private DeviceEntry deviceEntry(
      DeviceRow device, List<NameRow> userNames, List<NameRow> deviceNames) {
    Set<String> identities = new HashSet<>();
    userNames.forEach(name -> identities.add(NameUse.key(name.name())));
    deviceNames.forEach(name -> identities.add(NameUse.key(name.name())));
    return new DeviceEntry(
        device.ref(),
        device.user(),
        device.label(),
        device.enabled() && device.userEnabled(),
        open(DigestAlgorithm.MD5, device.credentials().md5(), device),
        open(DigestAlgorithm.SHA_256, device.credentials().sha256(), device),
        device.offer(),
        device.credentials().version(),
        identities);
  }

  private Optional<Ha1> open(DigestAlgorithm algorithm, Optional<Sealed> sealed, DeviceRow device) {
    return sealed.map(it -> seal.openHa1(algorithm, it, device.ref().toString()));
  }

  private static GroupEntry groupEntry(GroupRow group, List<String> members, List<NameRow> names) {
    return new GroupEntry(
        group.name(),
        group.displayName(),
        members,
        NameRow.extension(names),
        Set.copyOf(NameRow.numbers(names)));
  }

  private static void route(String domain, List<NameRow> names, DirectoryChange change) {
    for (NameRow name : names) {
      if (name.kind() == NameKind.EXTENSION || name.kind() == NameKind.NUMBER) {
        name.use()
            .owner()
            .ifPresent(owner -> change.route(domain, name.name(), owner.target().name()));
      }
    }
  }

  private static List<List<Long>> batches(Collection<Long> keys) {
    List<Long> all = List.copyOf(keys);
    return IntStream.iterate(0, start -> start < all.size(), start -> start + BATCH)
        .mapToObj(start -> all.subList(start, Math.min(start + BATCH, all.size())))
        .toList();
  }
}
