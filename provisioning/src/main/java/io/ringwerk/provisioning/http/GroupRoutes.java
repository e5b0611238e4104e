package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.service.GroupService;
import java.util.List;
import java.util.Optional;

/** The operations on groups. */
final class GroupRoutes {

  private static final String GROUPS = "/api/v1/groups";
  private static final String GROUP = GROUPS + "/{group}";
  private static final String MEMBER = GROUP + "/members/{user}";

  private final GroupService groups;
  private final ApiParameters parameters;

  GroupRoutes(GroupService groups, ApiParameters parameters) {
    this.groups = groups;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get(GROUPS, "listGroups")
            .summary("Lists groups")
            .query(
                ApiParameters.ONLY_TENANT,
                ApiParameters.TEXT,
                ApiParameters.OFFSET,
                ApiParameters.LIMIT)
            .answersPage(
                GroupView.class,
                call -> PageView.of(groups.list(parameters.page(call)), GroupView::of)),
        Route.post(GROUPS, "addGroup")
            .summary("Adds a group")
            .reads(AddGroup.class)
            .creates(GroupView.class, GroupRoutes::location, (call, added) -> add(added)),
        Route.get(GROUP, "showGroup")
            .summary("Shows a group with its members")
            .query(ApiParameters.TENANT)
            .answers(
                GroupView.class,
                call -> GroupView.of(groups.show(parameters.tenant(call), group(call)))),
        Route.put(GROUP + "/extension", "changeGroupExtension")
            .summary("Gives it another extension")
            .query(ApiParameters.TENANT)
            .reads(UserRoutes.ChangeExtension.class)
            .answers(
                GroupView.class,
                (call, change) -> changeExtension(call, Optional.of(change.extension()))),
        Route.delete(GROUP + "/extension", "removeGroupExtension")
            .summary("Takes its extension away")
            .query(ApiParameters.TENANT)
            .answers(GroupView.class, call -> changeExtension(call, Optional.empty())),
        Route.put(MEMBER, "addGroupMember")
            .summary("Takes a user in; nothing happens when it is a member already")
            .query(ApiParameters.TENANT)
            .answers(
                GroupView.class,
                call ->
                    GroupView.of(
                        groups.addMember(parameters.tenant(call), group(call), call.path("user")))),
        Route.delete(MEMBER, "removeGroupMember")
            .summary("Takes a user out")
            .query(ApiParameters.TENANT)
            .answers(
                GroupView.class,
                call ->
                    GroupView.of(
                        groups.removeMember(
                            parameters.tenant(call), group(call), call.path("user")))),
        Route.delete(GROUP, "removeGroup")
            .summary("Removes it; its members stay, its numbers stay and are unassigned")
            .query(ApiParameters.TENANT)
            .answersNothing(call -> groups.remove(parameters.tenant(call), group(call))));
  }

  private static String group(Call call) {
    return call.path("group");
  }

  private GroupView changeExtension(Call call, Optional<String> extension) {
    return GroupView.of(groups.changeExtension(parameters.tenant(call), group(call), extension));
  }

  private GroupView add(AddGroup added) {
    return GroupView.of(
        groups.add(
            new NewGroup(
                parameters.orDefault(added.tenant()),
                added.group(),
                added.name().orElse(""),
                added.extension(),
                added.numbers().orElse(List.of()),
                added.members().orElse(List.of()))));
  }

  private static String location(GroupView group) {
    return Locations.of(GROUPS, group.group(), group.tenant());
  }

  @Described("A group to be added")
  record AddGroup(
      @Described("The tenant's domain; without it, the default tenant") Optional<String> tenant,
      @Described(value = "The user part of its address of record", example = "team") String group,
      @Described("What people call it") Optional<String> name,
      @Described("Internal extension") Optional<String> extension,
      @Described("Numbers that shall ring it: new ones, or ones not assigned yet")
          Optional<List<String>> numbers,
      @Described("Names of its users") Optional<List<String>> members) {}
}
