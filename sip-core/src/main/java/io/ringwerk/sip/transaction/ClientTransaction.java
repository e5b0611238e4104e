package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;

/**
 * A request we sent, until nothing more can come of it (RFC 3261 §17.1). Belongs to its shard's
 * thread.
 */
public interface ClientTransaction {

  /** The request as sent. */
  SipRequest request();

  /** The flow it was sent over. */
  Flow flow();

  /**
   * Ends the transaction at once; its listener hears nothing more. For an INVITE that was cancelled
   * and got no final response for 64·T1 (RFC 3261 §9.1): no timer of its own ends it after a
   * provisional response.
   */
  void abandon();

  /** Whether the transaction is over: its listener hears nothing more. */
  boolean isTerminated();
}
