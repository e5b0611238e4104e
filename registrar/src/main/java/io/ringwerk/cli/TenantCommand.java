package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringwerk admin tenant}. */
@Command(
    name = "tenant",
    description = "Tenants: one SIP domain each, with its users, devices, numbers and groups.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
final class TenantCommand {

  private final AdminCommand admin;

  TenantCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(description = "Adds a tenant; the first one becomes the default tenant.")
  void add(
      @Parameters(paramLabel = "DOMAIN", description = "Its SIP domain.") String domain,
      @Option(
              names = "--realm",
              paramLabel = "REALM",
              description =
                  "Its digest realm where it is not the domain, such as that of the old system.")
          Optional<String> realm,
      @Option(
              names = "--offer",
              paramLabel = "OFFER",
              description =
                  "What devices are challenged with: md5 (default), sha256-then-md5 or sha256.")
          Optional<String> offer,
      @Option(
              names = "--default",
              description = "Makes it the tenant the server's own addresses stand for.")
          boolean defaultTenant) {
    RequestBody body =
        new RequestBody().with("domain", domain).with("realm", realm).with("offer", offer);
    if (defaultTenant) {
      body.with("defaultTenant", true);
    }
    admin.answer().details(admin.api().post(ApiPath.of("tenants"), body.fields()));
  }

  @Command(description = "Lists the tenants.")
  void list() {
    admin
        .answer()
        .list(
            admin.api().getAll(ApiPath.of("tenants")),
            "domain",
            "realm",
            "offer",
            "defaultTenant",
            "users",
            "devices");
  }

  @Command(description = "Shows a tenant.")
  void show(@Parameters(paramLabel = "DOMAIN") String domain) {
    admin.answer().details(admin.api().get(ApiPath.of("tenants", domain)));
  }

  @Command(name = "change-offer", description = "Changes what its devices are challenged with.")
  void changeOffer(
      @Parameters(paramLabel = "DOMAIN") String domain,
      @Parameters(paramLabel = "OFFER", description = "md5, sha256-then-md5 or sha256.")
          String offer) {
    JsonNode tenant =
        admin
            .api()
            .put(
                ApiPath.of("tenants", domain, "offer"),
                new RequestBody().with("offer", offer).fields());
    admin.answer().details(tenant);
  }

  @Command(
      name = "make-default",
      description = "Makes it the tenant the server's own addresses stand for.")
  void makeDefault(@Parameters(paramLabel = "DOMAIN") String domain) {
    admin.answer().details(admin.api().post(ApiPath.of("tenants", domain, "make-default")));
  }

  @Command(description = "Removes a tenant.")
  void remove(
      @Parameters(paramLabel = "DOMAIN") String domain,
      @Option(
              names = "--everything",
              description = "Removes its users, devices, numbers and groups with it.")
          boolean everything) {
    ApiPath path = ApiPath.of("tenants", domain);
    admin.api().delete(everything ? path.with("everything", "true") : path);
    admin.answer().done("tenant " + domain + " removed");
  }
}
