package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.message.SipRequest;

/**
 * What the two server machines have in common: everything but the state and what it means (RFC 3261
 * §17.2).
 */
abstract sealed class ServerMachine implements ServerTransaction, FlowFailureListener
    permits InviteServerTransaction, NonInviteServerTransaction {

  static final int TRYING = 100;

  final SipRequest request;
  final Flow flow;
  final TransactionTimers timers;
  final EnumCounter<TransactionEvent> counter;
  final Runnable onEnd;
  ServerTransactionListener listener = ServerTransactionListener.IGNORE;

  ServerMachine(
      SipRequest request,
      Flow flow,
      TransactionTimers timers,
      EnumCounter<TransactionEvent> counter,
      Runnable onEnd) {
    this.request = request;
    this.flow = flow;
    this.timers = timers;
    this.counter = counter;
    this.onEnd = onEnd;
  }

  /**
   * Starts with what is sent or waited for at once; called once, when the table knows the machine.
   */
  abstract void start();

  /** Takes a repetition of the request. */
  abstract void receiveRepetition();

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public Flow flow() {
    return flow;
  }

  @Override
  public void listener(ServerTransactionListener newListener) {
    this.listener = newListener;
  }
}
