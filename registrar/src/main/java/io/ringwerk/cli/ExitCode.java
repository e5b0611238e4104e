package io.ringwerk.cli;

/** What the process ends with. */
final class ExitCode {

  /** Done. */
  static final int OK = 0;

  /** The server refused; it said why and what to do next. */
  static final int REFUSED = 1;

  /** The command line can't be understood, or a file named on it can't be used. */
  static final int USAGE = 2;

  /** The server doesn't answer. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}
