package io.ringwerk.loadtest.generator;

/**
 * How an operation ended.
 *
 * @param text how a failure is called in the result; empty for a success
 */
record Outcome(String text) {

  static final Outcome SUCCESS = new Outcome("");
  static final Outcome NO_ANSWER = new Outcome(LoadResult.NO_ANSWER);
  static final Outcome NO_FREE_PHONE = new Outcome("never started: all phones were busy");
  static final Outcome GIVEN_UP = new Outcome("given up");
  static final Outcome REFUSED = new Outcome(LoadResult.PORT_UNREACHABLE);
  static final Outcome CLOSED = new Outcome("connection closed");
  static final Outcome WRONG_CREDENTIALS = new Outcome(LoadResult.WRONG_CREDENTIALS);
  static final Outcome NO_MD5_CHALLENGE = new Outcome("challenge without MD5");

  static final Outcome NO_CONTACT = new Outcome("200 without Contact");
  static final Outcome NO_ACK = new Outcome("no ACK");
  static final Outcome NO_BYE = new Outcome("no BYE");
  static final Outcome NO_CANCEL = new Outcome("no CANCEL for a ringing device");
  static final Outcome NO_ANSWER_TO_BYE = new Outcome("no answer to BYE");
  static final Outcome NOBODY_RANG = new Outcome("no answer to INVITE");

  boolean isSuccess() {
    return text.isEmpty();
  }

  /** Not all of the devices that were to ring did. */
  static Outcome rang(int ringing, int devices) {
    return new Outcome("only " + ringing + " of " + devices + " devices rang");
  }

  /** A refusal of a BYE. */
  static Outcome ofBye(ReceivedMessage response) {
    return new Outcome("BYE: " + response.statusText());
  }

  /** A refusal. */
  static Outcome of(ReceivedMessage response) {
    return new Outcome(response.statusText());
  }
}
