package io.ringwerk.proxy;

/** What a response context waits for: one branch, or the nested context of a group's member. */
sealed interface Leg permits Branch, ResponseContext {

  /** Sends the request on its way; does nothing if the leg was cancelled before. */
  void start();

  /**
   * Ends the leg as soon as the protocol allows; the first cause counts. Does nothing once it
   * ended.
   */
  void cancel(CancelCause cause);
}
