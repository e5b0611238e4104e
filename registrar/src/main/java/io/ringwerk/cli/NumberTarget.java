package io.ringwerk.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom a number rings: one of three options. */
final class NumberTarget {

  @Option(names = "--user", paramLabel = "USER", description = "Rings all devices of this user.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--device", paramLabel = "ID", description = "Rings this device alone.")
  private Optional<String> device = Optional.empty();

  @Option(names = "--group", paramLabel = "GROUP", description = "Rings all members of this group.")
  private Optional<String> group = Optional.empty();

  Map<String, Object> fields() {
    return new RequestBody()
        .with("user", user)
        .with("device", device)
        .with("group", group)
        .fields();
  }
}
