package io.ringwerk.loadtest.generator;

/** The generator can't do what it was asked to; the message says why and what to do. */
public final class LoadGeneratorException extends Exception {

  private static final long serialVersionUID = 1L;

  LoadGeneratorException(String message) {
    super(message);
  }

  LoadGeneratorException(String message, Throwable cause) {
    super(message, cause);
  }
}
