package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;

/**
 * Sends requests in client transactions of their own; what a proxy needs of the {@link
 * TransactionLayer}.
 */
@FunctionalInterface
public interface RequestSender {

  /**
   * Sends {@code request} over {@code flow} in a new client transaction (RFC 3261 §17.1).
   *
   * <p>The request's topmost Via is ours already, with a branch of its own from {@link BranchIds};
   * a CANCEL has the branch of the INVITE it cancels. An ACK for a 2xx needs no transaction: give
   * it to the flow. The listener is never called from inside this method.
   *
   * <p>A CANCEL also bounds the transaction of its INVITE: without a final response within 64·T1
   * that one ends with {@link ClientTransactionListener#timeout} (RFC 3261 §9.1).
   *
   * @throws IllegalArgumentException if the request is an ACK, or its branch can't be ours
   * @throws IllegalStateException if a transaction with this branch and method exists already, or
   *     if the request is a CANCEL and its INVITE has had no provisional response yet
   */
  ClientTransaction send(SipRequest request, Flow flow, ClientTransactionListener listener);
}
