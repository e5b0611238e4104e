package io.ringwerk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What can be said about a group that is added. */
final class NewGroupOptions {

  @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--extension", paramLabel = "NUMBER", description = "Internal extension.")
  private Optional<String> extension = Optional.empty();

  @Option(
      names = "--number",
      paramLabel = "NUMBER",
      description = "A number that rings it; may be given again.")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--member",
      paramLabel = "USER",
      description = "A user in it; may be given again.")
  private List<String> members = new ArrayList<>();

  RequestBody addTo(RequestBody body) {
    return body.with("name", name)
        .with("extension", extension)
        .with("numbers", numbers)
        .with("members", members);
  }
}
