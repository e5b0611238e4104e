package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of requests we sent, each with its machine. */
final class ClientTransactions {

  private final Map<ClientKey, ClientMachine> open = new HashMap<>();
  private final Scheduler scheduler;
  private final TransactionSettings settings;
  private final EnumCounter<TransactionEvent> counter;

  ClientTransactions(
      Scheduler scheduler, TransactionSettings settings, EnumCounter<TransactionEvent> counter) {
    this.scheduler = scheduler;
    this.settings = settings;
    this.counter = counter;
  }

  /** The machine a response is for (RFC 3261 §17.1.3). */
  Optional<ClientMachine> find(SipResponse response) {
    return Optional.ofNullable(open.get(ClientKey.of(response)));
  }

  ClientTransaction send(SipRequest request, Flow flow, ClientTransactionListener listener) {
    ClientKey key = ClientKey.of(request);
    requireSendable(request, key);
    if (open.size() >= limit() + settings.limits().reserve()) {
      return refuse(request, flow, listener);
    }
    if (request.method() == SipMethod.CANCEL) {
      findInvite(request).ifPresent(InviteClientTransaction::cancelled);
    }
    ClientMachine machine = newMachine(key, request, flow, listener);
    open.put(key, machine);
    machine.start();
    return machine;
  }

  /** Whether there is room but for the reserve. */
  boolean hasRoom() {
    return open.size() < limit();
  }

  int size() {
    return open.size();
  }

  private Optional<InviteClientTransaction> findInvite(SipRequest cancel) {
    return open.get(ClientKey.ofInviteCancelledBy(cancel)) instanceof InviteClientTransaction invite
        ? Optional.of(invite)
        : Optional.empty();
  }

  private int limit() {
    return settings.limits().clientTransactions();
  }

  private void requireSendable(SipRequest request, ClientKey key) {
    if (request.method() == SipMethod.ACK) {
      throw new IllegalArgumentException("an ACK makes no transaction: give it to the flow");
    }
    if (!request.topmostVia().hasMagicCookie()) {
      throw new IllegalArgumentException(
          "the topmost Via is not ours: branch '" + key.branch() + "'");
    }
    if (open.containsKey(key)) {
      throw new IllegalStateException("there is a transaction already for " + key);
    }
  }

  private ClientMachine newMachine(
      ClientKey key, SipRequest request, Flow flow, ClientTransactionListener listener) {
    TransactionTimers timers =
        new TransactionTimers(scheduler, settings.timers(), flow.transport().isReliable());
    Exchange exchange = new Exchange(request, flow, timers, counter, () -> open.remove(key));
    return request.method() == SipMethod.INVITE
        ? new InviteClientTransaction(exchange, listener)
        : new NonInviteClientTransaction(exchange, listener);
  }

  private ClientTransaction refuse(
      SipRequest request, Flow flow, ClientTransactionListener listener) {
    counter.increment(TransactionEvent.SEND_REFUSED);
    FlowFailure failure = new FlowFailure(flow.id(), FlowFailure.Reason.BUFFER_FULL);
    scheduler.execute(() -> listener.transportFailure(failure));
    return new NeverSent(request, flow);
  }

  private record NeverSent(SipRequest request, Flow flow) implements ClientTransaction {
    @Override
    public boolean isTerminated() {
      return true;
    }
  }
}
