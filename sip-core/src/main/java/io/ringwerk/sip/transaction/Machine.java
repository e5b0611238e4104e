package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import org.jspecify.annotations.Nullable;

/** What the four machines have in common: everything but the state and what it means. */
abstract sealed class Machine implements FlowFailureListener permits ClientMachine, ServerMachine {

  final TransactionTimers timers;
  private final Flow flow;
  private final EnumCounter<TransactionEvent> counter;
  private final Runnable onEnd;
  private @Nullable SipRequest request;

  Machine(Exchange exchange) {
    this.timers = exchange.timers();
    this.flow = exchange.flow();
    this.counter = exchange.counter();
    this.onEnd = exchange.onEnd();
    this.request = exchange.request();
  }

  /**
   * Starts with what is sent or waited for at once; called once, when the table knows the machine.
   */
  abstract void start();

  /** The request the transaction is about. */
  public final SipRequest request() {
    SipRequest kept = request;
    if (kept == null) {
      throw new IllegalStateException("the request is not kept beyond the final response");
    }
    return kept;
  }

  /**
   * Lets go of the request: nothing more is sent of it or answered to it. Most transactions are of
   * this kind, as they outlive their final response by half a minute; what they hold on to decides
   * how many calls fit into memory.
   */
  final void forgetRequest() {
    request = null;
  }

  /** The flow the transaction goes over. */
  public final Flow flow() {
    return flow;
  }

  /** Sends a message; {@link #failed} hears if that goes wrong. */
  final void transmit(SipMessage message) {
    flow().send(message, this);
  }

  final void count(TransactionEvent event) {
    counter.increment(event);
  }

  /** Leaves nothing behind. To be called once, with the state already set. */
  final void release() {
    timers.stop();
    onEnd.run();
  }
}
