package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin group}. */
@Command(
    name = "group",
    description = "Groups: users that ring together.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class GroupCommand {

  private final AdminCommand admin;

  GroupCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(description = "Adds a group.")
  void add(
      @Parameters(paramLabel = "GROUP", description = "The user part of its address, such as team.")
          String group,
      @Mixin NewGroupOptions options,
      @Mixin TenantOption tenant) {
    RequestBody body = new RequestBody().with("tenant", tenant.domain()).with("group", group);
    admin.answer().details(admin.api().post(ApiPath.of("groups"), options.addTo(body).fields()));
  }

  @Command(description = "Lists groups.")
  void list(@Mixin ListOptions options) {
    admin
        .answer()
        .list(
            admin.api().getAll(options.of("groups")),
            "tenant",
            "group",
            "name",
            "extension",
            "numbers",
            "members");
  }

  @Command(description = "Shows a group with its members.")
  void show(@Parameters(paramLabel = "GROUP") String group, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().get(path(tenant, group)));
  }

  @Command(description = "Gives it another extension, or none.")
  void extension(
      @Parameters(paramLabel = "GROUP") String group,
      @Parameters(
              paramLabel = "NUMBER",
              arity = "0..1",
              description = "The extension; none takes it away.")
          Optional<String> extension,
      @Mixin TenantOption tenant) {
    ApiPath path = ApiPath.of("groups", group, "extension").with("tenant", tenant.domain());
    admin
        .answer()
        .details(
            extension
                .map(
                    number ->
                        admin.api().put(path, new RequestBody().with("extension", number).fields()))
                .orElseGet(() -> admin.api().delete(path)));
  }

  @Command(name = "add-member", description = "Takes a user in.")
  void addMember(
      @Parameters(paramLabel = "GROUP") String group,
      @Parameters(paramLabel = "USER") String user,
      @Mixin TenantOption tenant) {
    admin.api().put(member(tenant, group, user));
    admin.answer().done("user " + user + " is in group " + group);
  }

  @Command(name = "remove-member", description = "Takes a user out.")
  void removeMember(
      @Parameters(paramLabel = "GROUP") String group,
      @Parameters(paramLabel = "USER") String user,
      @Mixin TenantOption tenant) {
    admin.api().delete(member(tenant, group, user));
    admin.answer().done("user " + user + " is no longer in group " + group);
  }

  @Command(description = "Removes it; its members stay.")
  void remove(@Parameters(paramLabel = "GROUP") String group, @Mixin TenantOption tenant) {
    admin.api().delete(path(tenant, group));
    admin.answer().done("group " + group + " removed");
  }

  private static ApiPath path(TenantOption tenant, String group) {
    return ApiPath.of("groups", group).with("tenant", tenant.domain());
  }

  private static ApiPath member(TenantOption tenant, String group, String user) {
    return ApiPath.of("groups", group, "members", user).with("tenant", tenant.domain());
  }
}
