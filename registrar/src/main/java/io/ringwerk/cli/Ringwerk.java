package io.ringwerk.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root command, and where the process starts. */
@Command(
    name = "ringwerk",
    description = "SIP registrar and forking proxy with the provisioning built in.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Ringwerk {

  private static final int HELP_WIDTH = 110;

  private Ringwerk() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(Surroundings.ofProcess(), arguments));
  }

  /** Runs the command line and returns its exit code. */
  static int execute(Surroundings surroundings, String... arguments) {
    return commandLine(surroundings, arguments).execute(arguments);
  }

  /** All commands. Another one is a line here. */
  private static CommandLine commandLine(Surroundings surroundings, String... arguments) {
    CommandLine root = new CommandLine(new Ringwerk());
    root.getCommandSpec().addOption(help()).addOption(version());
    if (!starts(arguments)) {
      root.addSubcommand(AdminCommand.commandLine(surroundings));
    }
    return root.addSubcommand(new ServeCommand(surroundings))
        .addSubcommand(new DemoCommand(surroundings))
        .addSubcommand(new RehearseCommand(surroundings))
        .addSubcommand(new VersionCommand(surroundings))
        .addSubcommand(new HelpCommand(root))
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
        .setParameterExceptionHandler((failure, unparsed) -> reportUsage(failure))
        .setUsageHelpWidth(HELP_WIDTH)
        .setOut(surroundings.out())
        .setErr(surroundings.err());
  }

  /** Reading the annotations of all admin commands would take a tenth of the time a start takes. */
  private static boolean starts(String... arguments) {
    return arguments.length > 0 && arguments[0].equals("serve");
  }

  /** Every command has it. */
  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(ScopeType.INHERIT)
        .description("Shows this help.")
        .build();
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Shows the version.")
        .build();
  }

  private static int report(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    if (failure instanceof CommandFailure expected) {
      err.println("ringwerk: " + expected.getMessage());
      return expected.exitCode();
    }
    err.println("ringwerk: this should not happen, please report it: " + failure + where(failure));
    return ExitCode.REFUSED;
  }

  /** The one line of a stack trace that a report needs most. */
  private static String where(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  private static int reportUsage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    if (lacksSubcommand(failure)) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    err.println("ringwerk: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Whatever else is wrong with a command line has an exception of its own. */
  private static boolean lacksSubcommand(ParameterException failure) {
    return failure.getClass() == ParameterException.class
        && !failure.getCommandLine().getSubcommands().isEmpty();
  }
}
