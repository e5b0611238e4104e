package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringwerk admin registrations}. */
@Command(
    name = "registrations",
    description = "Lists what is registered right now.",
    sortOptions = false)
final class RegistrationsCommand implements Runnable {

  private final AdminCommand admin;

  @Option(
      names = "--duplicates",
      description = "Only devices whose credentials are in use on more than one endpoint.")
  private boolean duplicates;

  @Option(
      names = "--tenant",
      paramLabel = "DOMAIN",
      description = "Only this tenant's; all tenants' without it.")
  private Optional<String> tenant = Optional.empty();

  RegistrationsCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Override
  public void run() {
    ApiPath path = ApiPath.of("registrations").with("tenant", tenant);
    if (duplicates) {
      printDuplicates(path.with("duplicates", "true"));
      return;
    }
    print(admin, path);
  }

  /** Prints the registrations a path lists. */
  static void print(AdminCommand admin, ApiPath path) {
    admin
        .answer()
        .list(
            admin.api().getAll(path),
            "tenant",
            "device",
            "addressOfRecord",
            "transport",
            "remote",
            "userAgent",
            "since",
            "expires");
  }

  private void printDuplicates(ApiPath path) {
    admin
        .answer()
        .list(
            admin.api().getAll(path),
            "tenant",
            "device",
            "remote",
            "userAgent",
            "refreshed",
            "duplicate.since",
            "duplicate.evidence");
  }
}
