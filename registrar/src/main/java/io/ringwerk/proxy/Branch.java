package io.ringwerk.proxy;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.ResponseEditor;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.transaction.ClientTransaction;
import io.ringwerk.sip.transaction.ClientTransactionListener;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One device being tried for one request (RFC 3261 §16.6 to §16.10). Belongs to its shard.
 *
 * <pre>
 * state       event             then
 * ----------  ----------------  ----------------------------------------------------------------
 * IDLE        start             CALLING; arm C; send to the first hop
 *             cancel            FAILED (487)
 * CALLING     1xx               PROCEEDING; re-arm C; forward it if it is not 100
 *                               or, if cancelled meanwhile, CANCELLING; send CANCEL
 *             2xx               ANSWERED; forward
 *             300-699           FAILED (as received)
 *             not sent          send to the next hop; if there is none or if cancelled: FAILED (503)
 *             timeout, C        FAILED (408; 487 if cancelled)
 *             cancel            wait for a provisional response
 * PROCEEDING  1xx               re-arm C; forward it if it is not 100
 *             2xx, 300-699      as in CALLING
 *             cancel, C         CANCELLING; stop C; send CANCEL
 * CANCELLING  2xx               ANSWERED; forward
 *             300-699           FAILED (as received; 408 if timer C cancelled it)
 *             timeout           FAILED (487; 408 if timer C cancelled it)
 * ANSWERED    2xx               forward
 * </pre>
 *
 * What is not in the table changes nothing. A request other than INVITE has no timer C, cannot be
 * cancelled, and its provisional responses are not forwarded (RFC 4320 §4.1).
 *
 * <p>CANCEL waits for a provisional response, or it might overtake the INVITE (RFC 3261 §9.1). It
 * races the answer:
 *
 * <pre>
 * caller      proxy        phone
 *   |--CANCEL-->|            |
 *   |<--200-----|---CANCEL-->|  picked up a moment ago
 *   |           |<--200 INV--|  crosses the CANCEL: the call stands
 *   |<--200 INV-|            |  the caller's to end, with ACK and BYE
 * </pre>
 */
final class Branch implements Leg, ClientTransactionListener {

  private enum State {
    IDLE,
    CALLING,
    PROCEEDING,
    CANCELLING,
    ANSWERED,
    FAILED
  }

  private static final Cancellable NOT_ARMED = () -> {};

  private final ProxyShard shard;
  private final SipRequest received;
  private final HopRequests requests;
  private final Iterator<NextHop> hops;
  private final ResponseSink sink;
  private final BranchListener listener;

  private State state = State.IDLE;
  private Optional<CancelCause> cancelCause = Optional.empty();
  private Optional<ClientTransaction> transaction = Optional.empty(); // with the hop tried last
  private Cancellable timerC = NOT_ARMED;

  /**
   * A branch that is not started yet.
   *
   * @param received the request to forward, as it was received
   * @param requests makes the request for each next hop
   * @param hops where to try, in this order, until one can be sent to; at least one
   * @param sink where its responses go
   */
  Branch(
      ProxyShard shard,
      SipRequest received,
      HopRequests requests,
      List<NextHop> hops,
      ResponseSink sink,
      BranchListener listener) {
    this.shard = shard;
    this.received = received;
    this.requests = requests;
    this.hops = hops.iterator();
    this.sink = sink;
    this.listener = listener;
  }

  @Override
  public void start() {
    if (state != State.IDLE) {
      return;
    }
    state = State.CALLING;
    armTimerC();
    sendToNextHop();
  }

  @Override
  public void cancel(CancelCause cause) {
    if (!isInvite() || hasEnded() || cancelCause.isPresent()) {
      return;
    }
    cancelCause = Optional.of(cause);
    if (state == State.IDLE) {
      fail(cause.kind().result(), local(cause.kind().status()));
    } else if (state == State.PROCEEDING) {
      sendCancel(cause);
    } // RFC 3261 §9.1: CALLING waits for a provisional response
  }

  @Override
  public void response(SipResponse response) {
    Optional<SipResponse> upstream = withoutOurVia(response);
    if (response.isProvisional()) {
      provisional(response, upstream);
    } else if (upstream.isEmpty()) {
      fail(resultOr(BranchResult.REFUSED), local(502)); // nobody could be found to give it to
    } else if (response.isSuccess()) {
      success(upstream.get());
    } else {
      failure(upstream.get());
    }
  }

  @Override
  public void timeout() {
    int status = cancelCause.map(cause -> cause.kind().status()).orElse(408);
    fail(resultOr(BranchResult.NO_RESPONSE), local(status)); // RFC 3261 §9.1, §16.8
  }

  @Override
  public void transportFailure(FlowFailure failure) {
    if (state == State.CALLING && hops.hasNext() && cancelCause.isEmpty()) {
      sendToNextHop();
    } else {
      fail(resultOr(BranchResult.UNREACHABLE), local(503)); // RFC 3261 §16.9
    }
  }

  private void sendToNextHop() {
    NextHop hop = hops.next();
    SipRequest request = requests.towards(hop);
    listener.sent(hop);
    transaction = Optional.of(shard.sender().send(request, hop.flow(), this));
  }

  private void provisional(SipResponse response, Optional<SipResponse> upstream) {
    if (!isInvite() || hasEnded()) {
      return;
    }
    if (state == State.CALLING) {
      state = State.PROCEEDING;
      cancelCause.ifPresent(this::sendCancel); // leaves PROCEEDING
    }
    if (state == State.PROCEEDING && response.status() > 100) {
      armTimerC(); // RFC 3261 §16.7 step 2
      listener.provisional(response.status());
      upstream.ifPresent(sink::provisional);
    }
  }

  private void success(SipResponse upstream) {
    boolean first = !hasEnded();
    state = State.ANSWERED;
    timerC.cancel();
    if (first) {
      listener.answered(upstream.status());
    }
    sink.success(this, upstream);
    if (first) {
      sink.ended(this, Optional.empty());
    }
  }

  private void failure(SipResponse upstream) {
    if (upstream.status() != 487 || cancelCause.isEmpty()) {
      fail(BranchResult.REFUSED, upstream);
      return;
    }
    CancelCause.Kind kind = cancelCause.get().kind();
    fail(kind.result(), kind.status() == 487 ? upstream : local(kind.status()));
  }

  private void fail(BranchResult result, SipResponse response) {
    if (hasEnded()) {
      return;
    }
    state = State.FAILED;
    timerC.cancel();
    listener.failed(result, response.status());
    sink.ended(this, Optional.of(response));
  }

  private void armTimerC() {
    timerC.cancel();
    if (isInvite()) {
      timerC = shard.scheduler().schedule(shard.timers().timerC(), this::onTimerC);
    }
  }

  private void onTimerC() {
    if (state == State.PROCEEDING) {
      cancel(CancelCause.timerC());
    } else {
      fail(BranchResult.NO_RESPONSE, local(408)); // RFC 3261 §16.8
    }
  }

  private void sendCancel(CancelCause cause) {
    state = State.CANCELLING;
    timerC.cancel();
    transaction.ifPresent(invite -> sendCancel(invite, cause));
  }

  private void sendCancel(ClientTransaction invite, CancelCause cause) {
    RequestBuilder cancel = RequestBuilder.cancelOf(invite.request());
    for (String reason : cause.reasons()) {
      cancel.header(HeaderName.REASON, reason); // RFC 3326
    }
    shard.sender().send(cancel.build(), invite.flow(), IgnoredResponses.INSTANCE);
  }

  private boolean isInvite() {
    return received.method() == SipMethod.INVITE;
  }

  private boolean hasEnded() {
    return state == State.ANSWERED || state == State.FAILED;
  }

  private BranchResult resultOr(BranchResult unlessCancelled) {
    return cancelCause.map(cause -> cause.kind().result()).orElse(unlessCancelled);
  }

  private SipResponse local(int status) {
    return ResponseBuilder.to(received, status).build();
  }

  /** RFC 3261 §16.7 step 3; empty if no Via is left that says whom the response is for. */
  private static Optional<SipResponse> withoutOurVia(SipResponse response) {
    try {
      return response.vias().size() > 1
          ? Optional.of(ResponseEditor.of(response).removeTopmostVia().build())
          : Optional.empty();
    } catch (MalformedHeaderException unreadable) {
      return Optional.empty();
    }
  }
}
