package io.ringwerk.server;

/** The server cannot start. The message is one line: what happened, and what to do next. */
public final class StartException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal to start.
   *
   * @param message what happened, and what to do next
   */
  public StartException(String message) {
    super(message);
  }
}
