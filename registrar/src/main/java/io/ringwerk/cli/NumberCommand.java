package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin number}. */
@Command(
    name = "number",
    description = "Numbers, and whom they ring: all devices of a user, one device, or a group.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class NumberCommand {

  private final AdminCommand admin;

  NumberCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(description = "Adds a number.")
  void add(
      @Parameters(paramLabel = "NUMBER", description = "In E.164 form, such as +41445551234.")
          String number,
      @Mixin NumberTarget target,
      @Mixin TenantOption tenant) {
    RequestBody body = new RequestBody().with("tenant", tenant.domain()).with("number", number);
    Map<String, Object> rings = target.fields();
    if (!rings.isEmpty()) {
      body.with("target", rings);
    }
    admin.answer().details(admin.api().post(ApiPath.of("numbers"), body.fields()));
  }

  @Command(description = "Lists numbers.")
  void list(
      @Option(names = "--user", paramLabel = "USER", description = "Only this user's.")
          Optional<String> user,
      @Mixin ListOptions options) {
    admin
        .answer()
        .list(
            admin.api().getAll(options.of("numbers").with("user", user)),
            "tenant",
            "number",
            "target");
  }

  @Command(description = "Shows a number.")
  void show(@Parameters(paramLabel = "NUMBER") String number, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().get(path(tenant, number)));
  }

  @Command(description = "Lets it ring somebody else; nobody without an option.")
  void assign(
      @Parameters(paramLabel = "NUMBER") String number,
      @Mixin NumberTarget target,
      @Mixin TenantOption tenant) {
    ApiPath path = ApiPath.of("numbers", number, "target").with("tenant", tenant.domain());
    Map<String, Object> rings = target.fields();
    JsonNode assigned = rings.isEmpty() ? admin.api().delete(path) : admin.api().put(path, rings);
    admin.answer().details(assigned);
  }

  @Command(description = "Removes it.")
  void remove(@Parameters(paramLabel = "NUMBER") String number, @Mixin TenantOption tenant) {
    admin.api().delete(path(tenant, number));
    admin.answer().done("number " + number + " removed");
  }

  private static ApiPath path(TenantOption tenant, String number) {
    return ApiPath.of("numbers", number).with("tenant", tenant.domain());
  }
}
