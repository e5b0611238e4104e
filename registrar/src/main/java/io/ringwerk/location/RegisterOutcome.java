package io.ringwerk.location;

/** How far a REGISTER has come, for its retransmissions. */
public sealed interface RegisterOutcome {

  /** Its change is on the way to the disk: the answer leaves when it is there. */
  record Pending() implements RegisterOutcome {}

  /**
   * It was answered.
   *
   * @param status the status code of the answer
   */
  record Answered(int status) implements RegisterOutcome {}

  /** The outcome of a REGISTER whose change is being written. */
  static RegisterOutcome pending() {
    return new Pending();
  }

  /** The outcome of a REGISTER that was answered with {@code status}. */
  static RegisterOutcome answered(int status) {
    return new Answered(status);
  }
}
