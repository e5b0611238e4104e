package io.ringwerk.provisioning.service;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.ringwerk.provisioning.CredentialListener.Reason;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.User;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.store.DeviceRow;
import io.ringwerk.provisioning.store.GroupRow;
import io.ringwerk.provisioning.store.Membership;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import io.ringwerk.provisioning.store.UserTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done with users. Shared by all threads. Every operation throws {@link
 * io.ringwerk.provisioning.ProvisioningException} when it is refused.
 */
public final class UserService {
  private final Changes changes;
  private final AccountNumbers accountNumbers;

  UserService(Changes changes, AccountNumbers accountNumbers) {
    this.changes = changes;
    this.accountNumbers = accountNumbers;
  }

  /** Adds a user without devices. */
  public User add(NewUser user) {
    return changes.change(change -> add(change, user));
  }

  /**
   * The users by tenant and name; the text is looked for in name, full name, e-mail address,
   * account number, extension and numbers.
   */
  public Page<User> list(ListQuery query) {
    return changes.read(
        tables -> {
          new Stored(tables).refuseUnknown(query);
          Page<UserRow> page = tables.users().list(query);
          return new Page<>(views(tables, page.items()), page.offset(), page.total());
        });
  }

  /** One user. */
  public User show(String tenant, String name) {
    return changes.read(tables -> view(tables, find(new Stored(tables), tenant, name).id()));
  }

  /** Gives it another extension, or none. */
  public User changeExtension(String tenant, String name, Optional<String> extension) {
    Optional<String> wanted = extension.map(Syntax::extension);
    return changes.change(
        change -> {
          UserRow user = find(change.stored(), tenant, name);
          TenantRow tenantRow = change.stored().tenant(tenant);
          NameOwner owner = NameOwner.user(user.name());
          List<NameRow> names = change.tables().names().ofUsers(List.of(user.id()));
          NameRow.extension(names).ifPresent(old -> change.forget(user.tenant(), old));
          change.nameSpace(tenantRow).replaceExtension(names, wanted, owner, user.id());
          change.touchUser(user.id());
          return view(change.tables(), user.id());
        });
  }

  /** Locks it: none of its devices can register, call or be called; their credentials end. */
  public User disable(String tenant, String name) {
    return changes.change(
        change -> {
          UserRow user = find(change.stored(), tenant, name);
          change.tables().users().enable(user.id(), false);
          devices(change.tables(), user).forEach(device -> change.end(device.ref(), Reason.LOCKED));
          change.touchUser(user.id());
          return view(change.tables(), user.id());
        });
  }

  /** Unlocks it. */
  public User enable(String tenant, String name) {
    return changes.change(
        change -> {
          UserRow user = find(change.stored(), tenant, name);
          change.tables().users().enable(user.id(), true);
          change.touchUser(user.id());
          return view(change.tables(), user.id());
        });
  }

  /** Removes it with its devices, whose credentials end; its numbers stay and are unassigned. */
  public void remove(String tenant, String name) {
    changes.change(
        change -> {
          UserRow user = find(change.stored(), tenant, name);
          Tables tables = change.tables();
          devices(tables, user).forEach(device -> DeviceService.remove(change, device));
          change.forgetAll(user.tenant(), tables.names().ofUsers(List.of(user.id())));
          tables
              .groups()
              .groupsOf(List.of(user.id()))
              .forEach(membership -> change.touchGroup(membership.groupId()));
          tables.groups().removeFromAll(user.id());
          tables.names().release(RouteTarget.Kind.USER, user.id());
          tables.users().delete(user.id());
          return user;
        });
  }

  private User add(Change change, NewUser user) {
    TenantRow tenant = change.stored().tenant(user.tenant());
    String name = Syntax.name(user.name());
    NameOwner owner = NameOwner.user(name);
    NameUse wanted = NameUse.of(NameKind.USER, name, owner);
    NameSpace names = change.nameSpace(tenant);
    names.refuseTaken(wanted);
    long id = insert(change.tables(), tenant, name, user);
    names.take(wanted, id);
    names.takeNumbers(user.extension(), user.numbers(), owner, id);
    join(change, tenant, id, user.groups());
    change.touchUser(id);
    return view(change.tables(), id);
  }

  private long insert(Tables tables, TenantRow tenant, String name, NewUser user) {
    String accountNumber = accountNumbers.next(tables.users()::hasAccountNumber);
    UserTable.NewRow row =
        new UserTable.NewRow(
            tenant.id(),
            name,
            Syntax.text(user.displayName()),
            user.email().filter(it -> !it.isBlank()).map(Syntax::email),
            accountNumber,
            0);
    return tables.users().insertAll(List.of(row)).get(0);
  }

  private static void join(Change change, TenantRow tenant, long userId, List<String> groups) {
    for (String name : groups) {
      GroupRow group = change.stored().group(tenant, name);
      change.tables().groups().addMembers(List.of(Map.entry(group.id(), userId)));
      change.touchGroup(group.id());
    }
  }

  private static UserRow find(Stored stored, String tenant, String name) {
    return stored.user(stored.tenant(tenant), name);
  }

  private static List<DeviceRow> devices(Tables tables, UserRow user) {
    return tables.devices().ofUsers(List.of(user.id()));
  }

  private static User view(Tables tables, long userId) {
    return views(tables, tables.users().withIds(List.of(userId))).get(0);
  }

  private static List<User> views(Tables tables, List<UserRow> users) {
    List<Long> ids = users.stream().map(UserRow::id).toList();
    Map<Long, List<NameRow>> names =
        NameRow.byOwner(tables.names().ofUsers(ids), RouteTarget.Kind.USER);
    Map<Long, List<String>> devices =
        tables.devices().ofUsers(ids).stream()
            .collect(
                groupingBy(
                    DeviceRow::userId, mapping(device -> device.ref().deviceId(), toList())));
    Map<Long, List<String>> groups =
        tables.groups().groupsOf(ids).stream()
            .collect(groupingBy(Membership::userId, mapping(Membership::group, toList())));
    return users.stream()
        .map(
            user ->
                view(
                    user,
                    names.getOrDefault(user.id(), List.of()),
                    devices.getOrDefault(user.id(), List.of()),
                    groups.getOrDefault(user.id(), List.of())))
        .toList();
  }

  private static User view(
      UserRow user, List<NameRow> names, List<String> devices, List<String> groups) {
    return new User(
        user.tenant(),
        user.name(),
        user.displayName(),
        user.email(),
        user.accountNumber(),
        user.enabled(),
        NameRow.extension(names),
        NameRow.numbers(names),
        devices,
        groups);
  }
}
