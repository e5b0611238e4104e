package io.ringwerk.provisioning;

/**
 * An operation that was refused or could not be done; nothing was changed, unless the message says
 * that this is not known. It says why in one line, and what to do next. Cheap: it has no stack
 * trace unless something of our own failed.
 */
public final class ProvisioningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String message;
  private final String nextStep;

  /** What kind of trouble it is. */
  public enum Problem {
    /** The input itself is wrong. */
    INVALID,
    /** It names something that does not exist. */
    NOT_FOUND,
    /** A name, extension or number is taken, or something still depends on what should go. */
    CONFLICT,
    /** The database can't be read or written. */
    UNAVAILABLE
  }

  private ProvisioningException(Problem problem, String message, String nextStep) {
    super(message, null, false, false);
    this.problem = problem;
    this.message = message;
    this.nextStep = nextStep;
  }

  private ProvisioningException(String message, String nextStep, Throwable cause) {
    super(message, cause);
    this.problem = Problem.UNAVAILABLE;
    this.message = message;
    this.nextStep = nextStep;
  }

  /** The input is wrong. */
  public static ProvisioningException invalid(String message, String nextStep) {
    return new ProvisioningException(Problem.INVALID, message, nextStep);
  }

  /** What was named does not exist. */
  public static ProvisioningException notFound(String message, String nextStep) {
    return new ProvisioningException(Problem.NOT_FOUND, message, nextStep);
  }

  /** Something is in the way. */
  public static ProvisioningException conflict(String message, String nextStep) {
    return new ProvisioningException(Problem.CONFLICT, message, nextStep);
  }

  /** The database cannot be used. */
  public static ProvisioningException unavailable(String message, String nextStep) {
    return new ProvisioningException(Problem.UNAVAILABLE, message, nextStep);
  }

  /** The database failed. */
  public static ProvisioningException unavailable(
      String message, String nextStep, Throwable cause) {
    return new ProvisioningException(message, nextStep, cause);
  }

  /** What kind of trouble it is. */
  public Problem problem() {
    return problem;
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
