package io.ringwerk.provisioning;

/**
 * Provisioning could not start, and touched nothing it should not. It says why in one line, and
 * what to do next.
 */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String message;
  private final String nextStep;

  /** Why the start was given up. */
  public enum Reason {
    /** Another process has the database open. */
    DATABASE_LOCKED,
    /** The database file is not what was written. */
    DATABASE_DAMAGED,
    /** There is a key file but no database. */
    DATABASE_MISSING,
    /** The database was written by a newer version, or its migrations were changed. */
    DATABASE_SCHEMA,
    /** No space is left. */
    DISK_FULL,
    /** A file or directory can't be read, written or created. */
    NOT_ACCESSIBLE,
    /** There is a database but no key file. */
    KEY_MISSING,
    /** The key file is not the one the database was sealed with. */
    KEY_WRONG,
    /** The key file is not a key. */
    KEY_MALFORMED,
    /** Others than its owner may read a secret file. */
    SECRET_EXPOSED
  }

  /** A failure with its reason, one line about it, and what to do next. */
  public StartFailure(Reason reason, String message, String nextStep) {
    super(message);
    this.reason = reason;
    this.message = message;
    this.nextStep = nextStep;
  }

  /** A failure that something else caused. */
  public StartFailure(Reason reason, String message, String nextStep, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.message = message;
    this.nextStep = nextStep;
  }

  /** Why the start was given up. */
  public Reason reason() {
    return reason;
  }

  /** What happened, in one line. */
  @Override
  public String getMessage() {
    return message;
  }

  /** What to do next, as an instruction in one line. */
  public String nextStep() {
    return nextStep;
  }
}
