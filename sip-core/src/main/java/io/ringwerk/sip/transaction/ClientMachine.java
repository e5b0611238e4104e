package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;

/**
 * What the two client machines have in common: everything but the state and what it means (RFC 3261
 * §17.1).
 */
abstract sealed class ClientMachine implements ClientTransaction, FlowFailureListener
    permits InviteClientTransaction, NonInviteClientTransaction {

  final SipRequest request;
  final Flow flow;
  final ClientTransactionListener listener;
  final TransactionTimers timers;
  final EnumCounter<TransactionEvent> counter;
  final Runnable onEnd;

  ClientMachine(
      SipRequest request,
      Flow flow,
      ClientTransactionListener listener,
      TransactionTimers timers,
      EnumCounter<TransactionEvent> counter,
      Runnable onEnd) {
    this.request = request;
    this.flow = flow;
    this.listener = listener;
    this.timers = timers;
    this.counter = counter;
    this.onEnd = onEnd;
  }

  /** Sends the request; called once, when the table knows the machine. */
  abstract void start();

  /** Takes a response that matched (RFC 3261 §17.1.3). */
  abstract void receive(SipResponse response);

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public Flow flow() {
    return flow;
  }
}
