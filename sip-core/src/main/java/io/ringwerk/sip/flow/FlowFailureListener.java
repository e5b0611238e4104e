package io.ringwerk.sip.flow;

/** Hears that a message could not be sent. Nobody hears of success: SIP has responses for that. */
@FunctionalInterface
public interface FlowFailureListener {

  /** For messages whose loss needs no action, such as stateless responses. */
  FlowFailureListener IGNORE = failure -> {};

  /**
   * The message given to {@link Flow#send} was not sent, or its connection closed before it was.
   * Called at most once, never from inside {@code send}, on the shard that called {@code send} (on
   * any shard if it was not called on one).
   */
  void failed(FlowFailure failure);
}
