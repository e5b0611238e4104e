package io.ringwerk.loadtest.sipp;

/** What the command ends with; the same numbers as Ringwerk's other commands use. */
final class ExitCode {

  /** The run ended and kept the limits given. */
  static final int OK = 0;

  /** The run broke a limit, or nothing in it succeeded. */
  static final int FAILED = 1;

  /** The command line can't be understood, or a file named on it can't be used. */
  static final int USAGE = 2;

  /** The server doesn't answer. */
  static final int UNREACHABLE = 3;

  /** SIPp is missing and may not be installed. */
  static final int MISSING_PACKAGE = 69;

  private ExitCode() {}
}
