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

  /** The configuration can't be used; the message names file, line and reason. */
  static final int CONFIGURATION = 4;

  /** The server can't start: a port in use, a locked or damaged database, a full disk. */
  static final int NOT_STARTED = 5;

  private ExitCode() {}
}
