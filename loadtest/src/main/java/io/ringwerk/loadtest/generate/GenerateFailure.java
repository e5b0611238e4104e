package io.ringwerk.loadtest.generate;

/** Why no load is generated; the message says what to do. */
final class GenerateFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  private final int exitCode;

  private GenerateFailure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  static GenerateFailure usage(String message) {
    return new GenerateFailure(USAGE, message);
  }

  static GenerateFailure unreachable(String message) {
    return new GenerateFailure(UNREACHABLE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
