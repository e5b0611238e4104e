package io.ringwerk.loadtest.generator;

/**
 * How an operation ended.
 *
 * @param text how a failure is called in the result; empty for a success
 */
record Outcome(String text) {

  static final Outcome SUCCESS = new Outcome("");
  static final Outcome NO_ANSWER = new Outcome("no answer");
  static final Outcome NO_FREE_PHONE = new Outcome("never started: all phones were busy");
  static final Outcome GIVEN_UP = new Outcome("given up");
  static final Outcome REFUSED = new Outcome("port unreachable");
  static final Outcome CLOSED = new Outcome("connection closed");
  static final Outcome WRONG_CREDENTIALS = new Outcome("challenged again: wrong credentials");
  static final Outcome NO_MD5_CHALLENGE = new Outcome("challenge without MD5");

  boolean isSuccess() {
    return text.isEmpty();
  }

  /** A refusal. */
  static Outcome of(ReceivedMessage response) {
    return new Outcome(response.statusText());
  }
}
