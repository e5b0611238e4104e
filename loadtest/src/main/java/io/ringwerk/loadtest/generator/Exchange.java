package io.ringwerk.loadtest.generator;

/**
 * What a phone does in one operation. Kept by its phone and used again for each operation of its
 * kind; all times are those of {@link System#nanoTime}.
 */
abstract class Exchange {

  /** RFC 3261 §17.1.1.1. */
  private static final long T1 = 500_000_000;

  /** RFC 3261 §17.1.2.2. */
  private static final long T2 = 4_000_000_000L;

  /** Where this is among the exchanges under way; theirs to keep. */
  int place;

  private final Phone phone;
  private long dueAt;
  private long startedAt;
  private long resendAt;
  private long interval;

  Exchange(Phone phone) {
    this.phone = phone;
  }

  final Phone phone() {
    return phone;
  }

  /** When it should have started. */
  final long dueAt() {
    return dueAt;
  }

  /** When it did start. */
  final long startedAt() {
    return startedAt;
  }

  /**
   * Starts the operation.
   *
   * @param due when it should have started, at the latest now
   */
  final void start(Operation operation, long due, long now) {
    dueAt = due;
    startedAt = now;
    armResend(now);
    begin(operation);
  }

  /** Sends again what is unanswered for too long; whether it did. */
  final boolean resendIfDue(long now) {
    if (now < resendAt) {
      return false;
    }
    interval = Math.min(2 * interval, T2);
    resendAt = now + interval;
    return resend();
  }

  /** A new request was sent: its timer A or E starts (RFC 3261 §17.1). */
  final void armResend(long now) {
    interval = T1;
    resendAt = phone.endpoint().transport().isReliable() ? Long.MAX_VALUE : now + interval;
  }

  /** What the result has as latency, if it ends well now. */
  long latency(long now) {
    return now - dueAt;
  }

  /** How it has failed, if it does not end any more. */
  Outcome unanswered() {
    return Outcome.NO_ANSWER;
  }

  /** It has failed; nothing of it is to go on. */
  void abandon() {}

  /** Sends the first request. */
  abstract void begin(Operation operation);

  /**
   * Takes a response to one of this phone's requests.
   *
   * @param sequence the number of the request it answers
   */
  abstract void response(ReceivedMessage message, int sequence, long now);

  /** Sends again what is unanswered; whether there was something. */
  abstract boolean resend();
}
