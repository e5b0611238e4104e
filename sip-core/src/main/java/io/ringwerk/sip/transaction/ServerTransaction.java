package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;

/**
 * A request we received and answer, until it can't be repeated any more (RFC 3261 §17.2). Belongs
 * to its shard's thread.
 */
public interface ServerTransaction {

  /** The request as received; not kept beyond its final response. */
  SipRequest request();

  /** The flow it came over, which responses go back over. */
  Flow flow();

  /**
   * Sends a response to the request.
   *
   * <p>To an INVITE: any number of provisional responses and one final one; any number of 2xx after
   * a 2xx (RFC 6026 §7.1). A 2xx is sent whatever went before, even when the transaction is over
   * (RFC 3261 §16.7 items 5 and 9). To another request: one final response, but never a 408, and of
   * provisional ones only 100, and that not early (RFC 4320 §4). What may not be sent is dropped:
   * responses of several branches race each other, so that is no error.
   */
  void respond(SipResponse response);

  /** Sets who hears what becomes of this transaction, in place of who did so far. */
  void listener(ServerTransactionListener listener);

  /**
   * Whether a final response was given to {@link #respond}; a CANCEL comes too late then (RFC 3261
   * §9.2).
   */
  boolean isAnswered();

  /** Whether the transaction is over. */
  boolean isTerminated();
}
