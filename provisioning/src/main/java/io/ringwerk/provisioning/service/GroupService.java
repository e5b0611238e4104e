package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.notFound;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.ringwerk.provisioning.Group;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.store.GroupRow;
import io.ringwerk.provisioning.store.Membership;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done with groups. Shared by all threads. Every operation throws {@link
 * io.ringwerk.provisioning.ProvisioningException} when it is refused.
 */
public final class GroupService {
  private final Changes changes;

  GroupService(Changes changes) {
    this.changes = changes;
  }

  /** Adds a group. */
  public Group add(NewGroup group) {
    return changes.change(change -> add(change, group));
  }

  /** The groups by tenant and name. */
  public Page<Group> list(ListQuery query) {
    return changes.read(
        tables -> {
          new Stored(tables).refuseUnknown(query);
          Page<GroupRow> page = tables.groups().list(query);
          return new Page<>(views(tables, page.items()), page.offset(), page.total());
        });
  }

  /** One group. */
  public Group show(String tenant, String name) {
    return changes.read(tables -> view(tables, find(new Stored(tables), tenant, name).id()));
  }

  /** Gives it another extension, or none. */
  public Group changeExtension(String tenant, String name, Optional<String> extension) {
    Optional<String> wanted = extension.map(Syntax::extension);
    return changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          GroupRow group = change.stored().group(tenantRow, name);
          List<NameRow> names = change.tables().names().ofGroups(List.of(group.id()));
          NameRow.extension(names).ifPresent(old -> change.forget(group.tenant(), old));
          change
              .nameSpace(tenantRow)
              .replaceExtension(names, wanted, NameOwner.group(group.name()), group.id());
          change.touchGroup(group.id());
          return view(change.tables(), group.id());
        });
  }

  /** Takes a user in; nothing happens when it is a member already. */
  public Group addMember(String tenant, String name, String user) {
    return changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          GroupRow group = change.stored().group(tenantRow, name);
          join(change, tenantRow, group.id(), user);
          change.touchGroup(group.id());
          return view(change.tables(), group.id());
        });
  }

  /** Takes a user out. */
  public Group removeMember(String tenant, String name, String user) {
    return changes.change(
        change -> {
          TenantRow tenantRow = change.stored().tenant(tenant);
          GroupRow group = change.stored().group(tenantRow, name);
          UserRow member = change.stored().user(tenantRow, user);
          if (!change.tables().groups().removeMember(group.id(), member.id())) {
            throw notFound(
                "user " + member.name() + " is not in group " + group.name(),
                "see: ringwerk admin group show " + group.name());
          }
          change.touchGroup(group.id());
          return view(change.tables(), group.id());
        });
  }

  /** Removes it; its members stay, its numbers stay and are unassigned. */
  public void remove(String tenant, String name) {
    changes.change(
        change -> {
          GroupRow group = find(change.stored(), tenant, name);
          change.forgetAll(group.tenant(), change.tables().names().ofGroups(List.of(group.id())));
          change.tables().names().release(RouteTarget.Kind.GROUP, group.id());
          change.tables().groups().delete(group.id());
          return group;
        });
  }

  private static Group add(Change change, NewGroup group) {
    TenantRow tenant = change.stored().tenant(group.tenant());
    String name = Syntax.name(group.name());
    NameOwner owner = NameOwner.group(name);
    NameUse wanted = NameUse.of(NameKind.GROUP, name, owner);
    NameSpace names = change.nameSpace(tenant);
    names.refuseTaken(wanted);
    String displayName = Syntax.text(group.displayName());
    long id = change.tables().groups().insert(tenant.id(), name, displayName);
    names.take(wanted, id);
    names.takeNumbers(group.extension(), group.numbers(), owner, id);
    group.members().forEach(user -> join(change, tenant, id, user));
    change.touchGroup(id);
    return view(change.tables(), id);
  }

  private static void join(Change change, TenantRow tenant, long groupId, String user) {
    UserRow member = change.stored().user(tenant, user);
    boolean isIn =
        change.tables().groups().groupsOf(List.of(member.id())).stream()
            .anyMatch(membership -> membership.groupId() == groupId);
    if (!isIn) {
      change.tables().groups().addMembers(List.of(Map.entry(groupId, member.id())));
    }
  }

  private static GroupRow find(Stored stored, String tenant, String name) {
    return stored.group(stored.tenant(tenant), name);
  }

  private static Group view(Tables tables, long groupId) {
    return views(tables, tables.groups().withIds(List.of(groupId))).get(0);
  }

  private static List<Group> views(Tables tables, List<GroupRow> groups) {
    List<Long> ids = groups.stream().map(GroupRow::id).toList();
    Map<Long, List<NameRow>> names =
        NameRow.byOwner(tables.names().ofGroups(ids), RouteTarget.Kind.GROUP);
    Map<Long, List<String>> members =
        tables.groups().membersOf(ids).stream()
            .collect(groupingBy(Membership::groupId, mapping(Membership::user, toList())));
    return groups.stream()
        .map(
            group ->
                view(
                    group,
                    names.getOrDefault(group.id(), List.of()),
                    members.getOrDefault(group.id(), List.of())))
        .toList();
  }

  private static Group view(GroupRow group, List<NameRow> names, List<String> members) {
    return new Group(
        group.tenant(),
        group.name(),
        group.displayName(),
        NameRow.extension(names),
        NameRow.numbers(names),
        members);
  }
}
