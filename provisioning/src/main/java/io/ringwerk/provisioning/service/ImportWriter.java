package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.service.CredentialIssuer.Issued;
import io.ringwerk.provisioning.store.CredentialsRow;
import io.ringwerk.provisioning.store.DeviceTable;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.UserTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a plan, in few statements with many rows each. */
final class ImportWriter {
  private final Change change;
  private final Tables tables;
  private final CredentialIssuer credentials;
  private final Map<PlannedUser, Long> userIds = new HashMap<>();
  private final List<NameRow> names = new ArrayList<>();
  private final List<DeviceCredentials> generated = new ArrayList<>();

  ImportWriter(Change change, CredentialIssuer credentials) {
    this.change = change;
    this.tables = change.tables();
    this.credentials = credentials;
  }

  ImportResult.Imported write(ImportPlan plan) {
    int users = writeUsers(plan.users());
    int numbers = writeNumbers(plan.users());
    int groups = writeGroups(plan.groups());
    writeDevices(plan.devices());
    tables.names().insertAll(names);
    change.touchUsers(userIds.values());
    return new ImportResult.Imported(users, plan.devices().size(), groups, numbers, generated);
  }

  private int writeUsers(List<PlannedUser> users) {
    users.forEach(user -> user.stored().ifPresent(stored -> userIds.put(user, stored.id())));
    users.stream().filter(PlannedUser::isEnriched).forEach(this::enrich);
    List<PlannedUser> fresh = users.stream().filter(user -> user.stored().isEmpty()).toList();
    List<Long> ids = tables.users().insertAll(fresh.stream().map(ImportWriter::row).toList());
    for (int i = 0; i < fresh.size(); i++) {
      userIds.put(fresh.get(i), ids.get(i));
      name(fresh.get(i), NameKind.USER, fresh.get(i).name());
    }
    return fresh.size();
  }

  private void enrich(PlannedUser user) {
    tables.users().describe(id(user), user.displayName(), user.email());
    tables.users().idsGenerated(id(user), user.idsGenerated());
  }

  private int writeNumbers(List<PlannedUser> users) {
    int count = 0;
    for (PlannedUser user : users) {
      user.newExtension().ifPresent(it -> name(user, NameKind.EXTENSION, it));
      user.newNumbers().forEach(number -> name(user, NameKind.NUMBER, number));
      user.adoptedNumbers().forEach(number -> adopt(user, number));
      count += user.newNumbers().size() + user.adoptedNumbers().size();
    }
    return count;
  }

  private void adopt(PlannedUser user, String number) {
    tables.names().assign(user.tenant().id(), number, RouteTarget.Kind.USER, id(user));
  }

  private int writeGroups(List<PlannedGroup> groups) {
    List<Map.Entry<Long, Long>> members = new ArrayList<>();
    int count = 0;
    for (PlannedGroup group : groups) {
      count += group.stored().isEmpty() ? 1 : 0;
      long groupId = group.stored().map(it -> it.id()).orElseGet(() -> insert(group));
      group.newMembers().forEach(user -> members.add(Map.entry(groupId, id(user))));
      change.touchGroup(groupId);
    }
    tables.groups().addMembers(members);
    return count;
  }

  private long insert(PlannedGroup group) {
    long tenantId = group.tenant().id();
    long id = tables.groups().insert(tenantId, group.name(), "");
    NameUse use = NameUse.of(NameKind.GROUP, group.name(), NameOwner.group(group.name()));
    names.add(NameRow.of(tenantId, use, id));
    return id;
  }

  private void writeDevices(List<PlannedDevice> devices) {
    List<Long> ids = tables.devices().insertAll(devices.stream().map(this::row).toList());
    for (int i = 0; i < devices.size(); i++) {
      PlannedDevice device = devices.get(i);
      NameOwner owner = NameOwner.device(device.deviceId(), device.user().name());
      NameUse use = NameUse.of(NameKind.DEVICE, device.deviceId(), owner);
      names.add(NameRow.of(device.user().tenant().id(), use, ids.get(i)));
    }
  }

  private static UserTable.NewRow row(PlannedUser user) {
    return new UserTable.NewRow(
        user.tenant().id(),
        user.name(),
        user.displayName(),
        user.email(),
        user.accountNumber(),
        user.idsGenerated());
  }

  private DeviceTable.NewRow row(PlannedDevice device) {
    return new DeviceTable.NewRow(
        id(device.user()),
        device.deviceId(),
        device.label(),
        Optional.empty(),
        credentials(device));
  }

  /** What the device brings, the password first; what it does not bring is generated. */
  private CredentialsRow credentials(PlannedDevice device) {
    String realm = device.user().tenant().realm();
    if (device.password().isPresent()) {
      return credentials.takeOver(device.ref(), realm, device.password().get(), change.at());
    }
    if (device.md5().isPresent() || device.sha256().isPresent()) {
      return credentials.takeOver(device.ref(), device.md5(), device.sha256(), change.at());
    }
    Issued issued = credentials.issue(device.ref(), realm, change.at());
    generated.add(
        new DeviceCredentials(device.ref(), device.user().name(), realm, issued.password()));
    return issued.row();
  }

  private void name(PlannedUser user, NameKind kind, String name) {
    NameUse use = NameUse.of(kind, name, NameOwner.user(user.name()));
    names.add(NameRow.of(user.tenant().id(), use, id(user)));
  }

  private long id(PlannedUser user) {
    Long id = userIds.get(user);
    if (id == null) {
      throw new IllegalStateException("user " + user.name() + " was not written");
    }
    return id;
  }
}
