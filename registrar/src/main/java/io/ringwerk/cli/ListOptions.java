package io.ringwerk.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every list. */
final class ListOptions {

  @Option(
      names = "--tenant",
      paramLabel = "DOMAIN",
      description = "Only this tenant's; all tenants' without it.")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Only those that contain this text, in either case.")
  private Optional<String> text = Optional.empty();

  /** The path of a list, with what is asked for. */
  ApiPath of(String collection) {
    return ApiPath.of(collection).with("tenant", tenant).with("text", text);
  }
}
