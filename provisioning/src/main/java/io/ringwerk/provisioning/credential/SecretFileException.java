package io.ringwerk.provisioning.credential;

/** A file with a secret in it can't be used; says why in one line, and what to do next. */
public final class SecretFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String message;
  private final String nextStep;

  /** Why it can't be used. */
  public enum Reason {
    /** It can't be read or written. */
    NOT_ACCESSIBLE,
    /** Others than its owner may read or write it. */
    EXPOSED,
    /** It does not hold what it should. */
    MALFORMED
  }

  SecretFileException(Reason reason, String message, String nextStep) {
    super(message);
    this.reason = reason;
    this.message = message;
    this.nextStep = nextStep;
  }

  /** Why it can't be used. */
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
