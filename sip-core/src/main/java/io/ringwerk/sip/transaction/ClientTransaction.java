package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;

/**
 * A request we sent, until nothing more can come of it (RFC 3261 §17.1). Belongs to its shard's
 * thread.
 */
public interface ClientTransaction {

  /** The request as sent; not kept beyond its final response, if that needs no ACK from here. */
  SipRequest request();

  /** The flow it was sent over. */
  Flow flow();

  /** Whether the transaction is over: its listener hears nothing more. */
  boolean isTerminated();
}
