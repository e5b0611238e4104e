package io.ringwerk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ringwerk admin audit}. */
@Command(
    name = "audit",
    description = "Lists who saw or changed which password, newest first.",
    sortOptions = false)
final class AuditCommand implements Runnable {

  private final AdminCommand admin;

  @Mixin private final ListOptions options = new ListOptions();

  AuditCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Override
  public void run() {
    admin
        .answer()
        .list(
            admin.api().getAll(options.of("audit")), "at", "actor", "action", "tenant", "subject");
  }
}
