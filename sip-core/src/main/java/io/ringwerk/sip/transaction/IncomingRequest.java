package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;

/**
 * A request that belongs to no transaction yet. Whoever gets it decides, before returning from
 * {@link TransactionUser}, whether it is worth one: a transaction keeps the request and its answer
 * for half a minute.
 */
public interface IncomingRequest {

  /** The request as received. */
  SipRequest request();

  /** The flow it came over. */
  Flow flow();

  /**
   * Whether the same request reached us before over another path: an ongoing transaction has its
   * From tag, Call-ID and CSeq but not its branch, and the request is outside a dialog. A UAS
   * answers that with 482 (RFC 3261 §8.2.2.2); to a proxy it is no error, several branches of one
   * call may well meet in it.
   */
  boolean isMerged();

  /**
   * Answers without a transaction (RFC 3261 §8.2.7): a repetition of the request will be handed up
   * again.
   */
  void respondStatelessly(SipResponse response);

  /**
   * Opens the server transaction. For an INVITE it sends 100 (Trying) at once, which stops the
   * caller's retransmissions (RFC 3261 §17.2.1); a non-INVITE request that has no final response
   * for long gets its 100 by itself, too (RFC 4320 §4.1).
   *
   * @throws IllegalStateException if the request has a transaction already
   */
  ServerTransaction begin();
}
