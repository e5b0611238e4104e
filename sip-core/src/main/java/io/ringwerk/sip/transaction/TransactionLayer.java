package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.Scheduler;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transaction layer of one shard (RFC 3261 §17): matches what comes in to the transactions of
 * both sides, and hands up what matches none. To be called on the shard's thread only.
 */
public final class TransactionLayer implements RequestSender {

  private static final Logger log = LoggerFactory.getLogger(TransactionLayer.class);
  private static final int SERVER_INTERNAL_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final TransactionSettings settings;
  private final EnumCounter<TransactionEvent> counter;
  private final ServerTransactions servers;
  private final ClientTransactions clients;
  private final TransactionUser user;

  /**
   * A layer without transactions.
   *
   * @param scheduler the shard's clock and timers
   * @param settings timers and limits
   * @param counter counts for all shards together
   * @param users makes the user of this layer, which is given the layer to send its own requests
   *     with; called once, from inside this constructor, and must not send yet
   */
  public TransactionLayer(
      Scheduler scheduler,
      TransactionSettings settings,
      EnumCounter<TransactionEvent> counter,
      Function<RequestSender, TransactionUser> users) {
    this.settings = settings;
    this.counter = counter;
    this.servers = new ServerTransactions(scheduler, settings, counter);
    this.clients = new ClientTransactions(scheduler, settings, counter);
    this.user = users.apply(clients::send);
  }

  /**
   * Takes a message that arrived over {@code flow}.
   *
   * @throws RuntimeException what the {@link TransactionUser} throws, a defect: a request it fails
   *     on is answered with 500 first
   */
  public void receive(SipMessage message, Flow flow) {
    if (message instanceof SipRequest request) {
      receiveRequest(request, flow);
    } else if (message instanceof SipResponse response) {
      receiveResponse(response, flow);
    }
  }

  @Override
  public ClientTransaction send(SipRequest request, Flow flow, ClientTransactionListener listener) {
    return clients.send(request, flow, listener);
  }

  /** How many transactions are open, of both sides; roughly, if another thread asks. */
  public int size() {
    return servers.size() + clients.size();
  }

  private void receiveResponse(SipResponse response, Flow flow) {
    Optional<ClientMachine> machine = clients.find(response);
    if (machine.isPresent()) {
      machine.get().receive(response);
      return;
    }
    counter.increment(TransactionEvent.STRAY_RESPONSE);
    user.strayResponse(response, flow);
  }

  private void receiveRequest(SipRequest request, Flow flow) {
    ServerKey key = ServerKey.of(request);
    if (request.method() == SipMethod.ACK) {
      receiveAck(key, request, flow);
      return;
    }
    Optional<ServerMachine> machine = servers.find(key);
    if (machine.isPresent()) {
      counter.increment(TransactionEvent.REQUEST_REPEATED);
      machine.get().receiveRepetition();
      return;
    }
    if (!admits(request)) {
      refuse(request, flow);
      return;
    }
    handUp(new ArrivedRequest(servers, key, request, flow));
  }

  private void receiveAck(ServerKey key, SipRequest ack, Flow flow) {
    Optional<InviteServerTransaction> invite = servers.findInvite(key);
    if (invite.isPresent() && invite.get().absorbsAck()) {
      counter.increment(TransactionEvent.ACK_ABSORBED);
      return;
    }
    user.ack(ack, flow);
  }

  /**
   * A defect above costs one call its answer, but leaves no transaction that nobody will ever
   * answer.
   */
  private void handUp(ArrivedRequest arrived) {
    try {
      dispatch(arrived);
    } catch (RuntimeException defect) {
      failServer(arrived);
      throw defect;
    }
  }

  private void dispatch(ArrivedRequest arrived) {
    if (arrived.request().method() == SipMethod.CANCEL) {
      ServerKey invite = ServerKey.ofInviteCancelledBy(arrived.request());
      user.cancel(arrived, servers.findInvite(invite).map(ServerTransaction.class::cast));
    } else {
      user.request(arrived);
    }
  }

  private void failServer(ArrivedRequest arrived) {
    SipResponse failure = ResponseBuilder.to(arrived.request(), SERVER_INTERNAL_ERROR).build();
    servers
        .find(arrived.key())
        .ifPresentOrElse(
            transaction -> transaction.respond(failure), () -> arrived.respondStatelessly(failure));
  }

  /** A new call needs room on both sides; what ends or goes on with one may use the reserve. */
  private boolean admits(SipRequest request) {
    if (servers.hasRoom() && clients.hasRoom()) {
      return true;
    }
    return servers.hasReserve() && (continuesCall(request) || user.isUrgent(request));
  }

  private static boolean continuesCall(SipRequest request) {
    return request.method() == SipMethod.CANCEL || request.toTag().isPresent();
  }

  /**
   * RFC 3261 §21.5.4: a 503 with Retry-After, without a transaction, so that refusing costs less
   * than serving.
   */
  private void refuse(SipRequest request, Flow flow) {
    counter.increment(TransactionEvent.REQUEST_REFUSED);
    log.debug(
        "transaction limit reached, {} refused: call-id={} flow={}",
        request.methodName(),
        request.callId(),
        flow.id());
    SipResponse refusal =
        ResponseBuilder.to(request, SERVICE_UNAVAILABLE)
            .header(
                HeaderName.RETRY_AFTER, Long.toString(settings.limits().retryAfter().toSeconds()))
            .build();
    flow.send(refusal);
  }
}
