package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin device}. */
@Command(
    name = "device",
    description = "Devices: phones and softphones with their own SIP credentials.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class DeviceCommand {

  private static final String ID = "The device's id, such as 1234567e0.";

  private final AdminCommand admin;

  DeviceCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(description = "Adds a device to a user and shows what to type into the phone.")
  void add(
      @Parameters(paramLabel = "USER", description = "The user it belongs to.") String user,
      @Option(names = "--label", paramLabel = "LABEL", description = "What people call it.")
          Optional<String> label,
      @Option(names = "--id", paramLabel = "ID", description = "Its id; generated without it.")
          Optional<String> id,
      @Option(
              names = "--offer",
              paramLabel = "OFFER",
              description =
                  "What it is challenged with: md5, sha256-then-md5 or sha256; else its tenant's choice.")
          Optional<String> offer,
      @Mixin TenantOption tenant) {
    RequestBody body =
        new RequestBody()
            .with("tenant", tenant.domain())
            .with("user", user)
            .with("device", id)
            .with("label", label)
            .with("offer", offer);
    admin.answer().details(admin.api().post(ApiPath.of("devices"), body.fields()));
  }

  @Command(description = "Lists devices.")
  void list(
      @Option(names = "--user", paramLabel = "USER", description = "Only this user's.")
          Optional<String> user,
      @Mixin ListOptions options) {
    admin
        .answer()
        .list(
            admin.api().getAll(options.of("devices").with("user", user)),
            "tenant",
            "device",
            "user",
            "label",
            "enabled",
            "offer",
            "needsRotation",
            "numbers");
  }

  @Command(description = "Shows a device.")
  void show(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().get(path(tenant, id)));
  }

  @Command(
      description = {
        "Issues a new password and shows it.",
        "The old one is refused and the device's registrations end at once."
      })
  void rotate(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().post(path(tenant, id, "rotate")));
  }

  @Command(description = "Shows what to type into the phone. The server keeps a record of it.")
  void credentials(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.answer().details(admin.api().get(path(tenant, id, "credentials")));
  }

  @Command(description = "Lists a device's registrations.")
  void registrations(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    RegistrationsCommand.print(admin, path(tenant, id, "registrations"));
  }

  @Command(description = "Enables it.")
  void enable(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.api().post(path(tenant, id, "enable"));
    admin.answer().done("device " + id + " enabled");
  }

  @Command(description = "Disables it: it can neither register nor call nor be called.")
  void disable(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.api().post(path(tenant, id, "disable"));
    admin.answer().done("device " + id + " disabled");
  }

  @Command(description = "Gives it another label; its id stays.")
  void rename(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "LABEL", description = "What people call it.") String label,
      @Mixin TenantOption tenant) {
    admin.api().put(path(tenant, id, "label"), new RequestBody().with("label", label).fields());
    admin.answer().done("device " + id + " is now called " + label);
  }

  @Command(name = "change-offer", description = "Changes what it is challenged with.")
  void changeOffer(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(
              paramLabel = "OFFER",
              arity = "0..1",
              description = "md5, sha256-then-md5 or sha256; its tenant's choice without it.")
          Optional<String> offer,
      @Mixin TenantOption tenant) {
    ApiPath path = path(tenant, id, "offer");
    JsonNode device =
        offer
            .map(name -> admin.api().put(path, new RequestBody().with("offer", name).fields()))
            .orElseGet(() -> admin.api().delete(path));
    admin.answer().details(device);
  }

  @Command(description = "Removes it.")
  void remove(
      @Parameters(paramLabel = "ID", description = ID) String id, @Mixin TenantOption tenant) {
    admin.api().delete(path(tenant, id));
    admin.answer().done("device " + id + " removed");
  }

  private static ApiPath path(TenantOption tenant, String id) {
    return ApiPath.of("devices", id).with("tenant", tenant.domain());
  }

  private static ApiPath path(TenantOption tenant, String id, String action) {
    return ApiPath.of("devices", id, action).with("tenant", tenant.domain());
  }
}
