package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;

/** What the four machines have in common: everything but the state and what it means. */
abstract sealed class Machine implements FlowFailureListener permits ClientMachine, ServerMachine {

  final TransactionTimers timers;
  private final Exchange exchange;

  Machine(Exchange exchange) {
    this.exchange = exchange;
    this.timers = exchange.timers();
  }

  /**
   * Starts with what is sent or waited for at once; called once, when the table knows the machine.
   */
  abstract void start();

  /** The request the transaction is about. */
  public final SipRequest request() {
    return exchange.request();
  }

  /** The flow the transaction goes over. */
  public final Flow flow() {
    return exchange.flow();
  }

  /** Sends a message; {@link #failed} hears if that goes wrong. */
  final void transmit(SipMessage message) {
    flow().send(message, this);
  }

  final void count(TransactionEvent event) {
    exchange.counter().increment(event);
  }

  /** Leaves nothing behind. To be called once, with the state already set. */
  final void release() {
    timers.stop();
    exchange.onEnd().run();
  }
}
