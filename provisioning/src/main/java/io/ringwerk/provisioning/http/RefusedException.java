package io.ringwerk.provisioning.http;

/**
 * Ends the handling of a request with a problem. Carries no stack trace: a refusal costs no more
 * than an answer.
 */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
