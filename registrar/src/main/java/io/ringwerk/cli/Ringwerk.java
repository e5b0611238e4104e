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
    System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
  }

  /** All commands. Another one is a line here. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine root = new CommandLine(new Ringwerk());
    root.getCommandSpec().addOption(help()).addOption(version());
    return root.addSubcommand(AdminCommand.commandLine(surroundings))
        .addSubcommand(new ServeCommand(surroundings))
        .addSubcommand(new DemoCommand(surroundings))
        .addSubcommand(new RehearseCommand(surroundings))
        .addSubcommand(new VersionCommand(surroundings))
        .addSubcommand(new HelpCommand(root))
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
        .setParameterExceptionHandler((failure, arguments) -> reportUsage(failure))
        .setUsageHelpWidth(HELP_WIDTH)
        .setOut(surroundings.out())
        .setErr(surroundings.err());
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
