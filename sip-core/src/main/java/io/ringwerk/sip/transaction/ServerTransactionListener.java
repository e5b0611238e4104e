package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;

/** Hears what becomes of a request that was received. Called on the shard's thread. */
public interface ServerTransactionListener {

  /** Hears nothing. */
  ServerTransactionListener IGNORE = new ServerTransactionListener() {};

  /**
   * A response could not be sent. A transaction for an INVITE goes on nevertheless, to absorb the
   * INVITE's repetitions (RFC 6026 §7.1); any other ends (RFC 3261 §17.2.2).
   */
  default void transportFailure(FlowFailure failure) {}

  /** Timer H: no ACK came for a final non-2xx response; the transaction ends (RFC 3261 §17.2.1). */
  default void ackTimeout() {}

  /** The transaction is over; called once, last. */
  default void terminated() {}
}
