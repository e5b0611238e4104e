package io.ringwerk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What can be said about a user that is added. */
final class NewUserOptions {

  @Option(names = "--name", paramLabel = "NAME", description = "Full name.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--email", paramLabel = "ADDRESS", description = "E-mail address.")
  private Optional<String> email = Optional.empty();

  @Option(names = "--extension", paramLabel = "NUMBER", description = "Internal extension.")
  private Optional<String> extension = Optional.empty();

  @Option(
      names = "--number",
      paramLabel = "NUMBER",
      description = "A number that rings all its devices; may be given again.")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "A group it joins; may be given again.")
  private List<String> groups = new ArrayList<>();

  RequestBody addTo(RequestBody body) {
    return body.with("name", name)
        .with("email", email)
        .with("extension", extension)
        .with("numbers", numbers)
        .with("groups", groups);
  }
}
