package io.ringwerk.cli;

/**
 * Ends a command with one line for the user and an exit code. Cheap: nobody reads its stack trace.
 */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String line) {
    super(line, null, false, false);
    this.exitCode = exitCode;
  }

  static CommandFailure refused(String line) {
    return new CommandFailure(ExitCode.REFUSED, line);
  }

  static CommandFailure usage(String line) {
    return new CommandFailure(ExitCode.USAGE, line);
  }

  static CommandFailure unreachable(String line) {
    return new CommandFailure(ExitCode.UNREACHABLE, line);
  }

  static CommandFailure configuration(String line) {
    return new CommandFailure(ExitCode.CONFIGURATION, line);
  }

  static CommandFailure notStarted(String line) {
    return new CommandFailure(ExitCode.NOT_STARTED, line);
  }

  int exitCode() {
    return exitCode;
  }
}
