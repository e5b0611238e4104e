package io.ringwerk.loadtest.sipp;

/** Ends the command with one line for the operator and an exit code. */
final class LoadFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private LoadFailure(int exitCode, String line) {
    super(line, null, false, false);
    this.exitCode = exitCode;
  }

  static LoadFailure failed(String line) {
    return new LoadFailure(ExitCode.FAILED, line);
  }

  static LoadFailure usage(String line) {
    return new LoadFailure(ExitCode.USAGE, line);
  }

  static LoadFailure unreachable(String line) {
    return new LoadFailure(ExitCode.UNREACHABLE, line);
  }

  static LoadFailure missingPackage(String line) {
    return new LoadFailure(ExitCode.MISSING_PACKAGE, line);
  }

  int exitCode() {
    return exitCode;
  }
}
