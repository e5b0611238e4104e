package io.ringwerk.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ringwerk help}, for those who don't think of {@code --help}. */
@Command(name = "help", description = "Shows the help of a command.")
final class HelpCommand implements Runnable {

  private final CommandLine root;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as: admin device.")
  private List<String> path = List.of();

  HelpCommand(CommandLine root) {
    this.root = root;
  }

  @Override
  public void run() {
    CommandLine command = root;
    for (String name : path) {
      command =
          Optional.ofNullable(command.getSubcommands().get(name))
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "there is no command \"" + name + "\": see ringwerk help"));
    }
    command.usage(root.getOut());
  }
}
