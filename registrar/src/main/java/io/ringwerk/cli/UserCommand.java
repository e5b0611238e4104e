package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin user}. */
@Command(
    name = "user",
    description = "Users: people and places that devices and numbers belong to.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class UserCommand {

  private static final String NAME = "The user part of its address, such as bob.";

  private final AdminCommand admin;

  UserCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(description = "Adds a user without devices.")
  void add(
      @Parameters(paramLabel = "USER", description = NAME) String user,
      @Mixin NewUserOptions options,
      @Mixin TenantOption tenant) {
    RequestBody body = new RequestBody().with("tenant", tenant.domain()).with("user", user);
    admin.answer().details(admin.api().post(ApiPath.of("users"), options.addTo(body).fields()));
  }

  @Command(description = "Lists users.")
  void list(@Mixin ListOptions options) {
    admin
        .answer()
        .list(
            admin.api().getAll(options.of("users")),
            "tenant",
            "user",
            "name",
            "enabled",
            "extension",
            "numbers",
            "devices",
            "groups");
  }

  @Command(description = "Shows a user.")
  void show(@Parameters(paramLabel = "USER") String user, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().get(path(tenant, user)));
  }

  @Command(description = "Gives it another extension, or none.")
  void extension(
      @Parameters(paramLabel = "USER") String user,
      @Parameters(
              paramLabel = "NUMBER",
              arity = "0..1",
              description = "The extension; none takes it away.")
          Optional<String> extension,
      @Mixin TenantOption tenant) {
    ApiPath path = path(tenant, user, "extension");
    admin
        .answer()
        .details(
            extension
                .map(
                    number ->
                        admin.api().put(path, new RequestBody().with("extension", number).fields()))
                .orElseGet(() -> admin.api().delete(path)));
  }

  @Command(description = "Locks it: none of its devices can register, call or be called.")
  void disable(@Parameters(paramLabel = "USER") String user, @Mixin TenantOption tenant) {
    admin.api().post(path(tenant, user, "disable"));
    admin.answer().done("user " + user + " disabled");
  }

  @Command(description = "Unlocks it.")
  void enable(@Parameters(paramLabel = "USER") String user, @Mixin TenantOption tenant) {
    admin.api().post(path(tenant, user, "enable"));
    admin.answer().done("user " + user + " enabled");
  }

  @Command(description = "Removes it with its devices.")
  void remove(@Parameters(paramLabel = "USER") String user, @Mixin TenantOption tenant) {
    admin.api().delete(path(tenant, user));
    admin.answer().done("user " + user + " removed");
  }

  private static ApiPath path(TenantOption tenant, String user) {
    return ApiPath.of("users", user).with("tenant", tenant.domain());
  }

  private static ApiPath path(TenantOption tenant, String user, String action) {
    return ApiPath.of("users", user, action).with("tenant", tenant.domain());
  }
}
