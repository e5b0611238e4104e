package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that is about something in a tenant. */
final class TenantOption {

  @Option(
      names = "--tenant",
      paramLabel = "DOMAIN",
      description = "The tenant; the default tenant without it.")
  private Optional<String> tenant = Optional.empty();

  Optional<String> domain() {
    return tenant;
  }
}
