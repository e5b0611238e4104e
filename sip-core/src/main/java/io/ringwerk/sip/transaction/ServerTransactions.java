package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.time.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of requests we received and thought worth a transaction, each with its machine. */
final class ServerTransactions {

  private final Map<ServerKey, ServerMachine> open = new HashMap<>();
  private final Map<CallerKey, Integer> callers = new HashMap<>();
  private final Scheduler scheduler;
  private final TransactionSettings settings;
  private final EnumCounter<TransactionEvent> counter;

  ServerTransactions(
      Scheduler scheduler, TransactionSettings settings, EnumCounter<TransactionEvent> counter) {
    this.scheduler = scheduler;
    this.settings = settings;
    this.counter = counter;
  }

  Optional<ServerMachine> find(ServerKey key) {
    return Optional.ofNullable(open.get(key));
  }

  /** The INVITE transaction a key is for: an ACK's or a CANCEL's. */
  Optional<InviteServerTransaction> findInvite(ServerKey key) {
    return open.get(key) instanceof InviteServerTransaction invite
        ? Optional.of(invite)
        : Optional.empty();
  }

  ServerMachine begin(ServerKey key, SipRequest request, Flow flow) {
    if (open.containsKey(key)) {
      throw new IllegalStateException("there is a transaction already for " + key);
    }
    Optional<CallerKey> caller =
        isOutsideDialog(request) ? Optional.of(CallerKey.of(request)) : Optional.empty();
    ServerMachine machine = newMachine(request, flow, () -> remove(key, caller));
    open.put(key, machine);
    caller.ifPresent(it -> callers.merge(it, 1, Integer::sum));
    machine.start();
    return machine;
  }

  /**
   * Whether an ongoing transaction is for the same request of the same caller (RFC 3261 §8.2.2.2).
   */
  boolean hasOther(SipRequest request) {
    return isOutsideDialog(request) && callers.containsKey(CallerKey.of(request));
  }

  /** Whether there is room but for the reserve. */
  boolean hasRoom() {
    return open.size() < settings.limits().serverTransactions();
  }

  /** Whether there is room at all. */
  boolean hasReserve() {
    return open.size() < settings.limits().serverTransactions() + settings.limits().reserve();
  }

  int size() {
    return open.size();
  }

  private ServerMachine newMachine(SipRequest request, Flow flow, Runnable onEnd) {
    TransactionTimers timers =
        new TransactionTimers(scheduler, settings.timers(), flow.transport().isReliable());
    Exchange exchange = new Exchange(request, flow, timers, counter, onEnd);
    return request.method() == SipMethod.INVITE
        ? new InviteServerTransaction(exchange)
        : new NonInviteServerTransaction(exchange);
  }

  private void remove(ServerKey key, Optional<CallerKey> caller) {
    open.remove(key);
    caller.ifPresent(
        it -> callers.computeIfPresent(it, (same, count) -> count > 1 ? count - 1 : null));
  }

  private static boolean isOutsideDialog(SipRequest request) {
    return request.toTag().isEmpty();
  }
}
