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
  private final boolean invite;
  private final ResponseSink sink;

  /** What is needed until the branch has ended, and would fill memory after that. */
  private Optional<Attempt> attempt;

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
    this.invite = received.method() == SipMethod.INVITE;
    this.sink = sink;
    this.attempt = Optional.of(new Attempt(received, requests, hops.iterator(), listener));
  }

  /** What a branch works with until it has ended. */
  private record Attempt(
      SipRequest received, HopRequests requests, Iterator<NextHop> hops, BranchListener listener) {}

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
      fail(cause.kind().result(), cause.kind().status());
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
      fail(resultOr(BranchResult.REFUSED), 502); // nobody could be found to give it to
    } else if (response.isSuccess()) {
      success(upstream.get());
    } else {
      failure(upstream.get());
    }
  }

  @Override
  public void timeout() {
    int status = cancelCause.map(cause -> cause.kind().status()).orElse(408);
    fail(resultOr(BranchResult.NO_RESPONSE), status); // RFC 3261 §9.1, §16.8
  }

  @Override
  public void transportFailure(FlowFailure failure) {
    boolean another = attempt.filter(it -> it.hops().hasNext()).isPresent();
    if (state == State.CALLING && another && cancelCause.isEmpty()) {
      sendToNextHop();
    } else {
      fail(resultOr(BranchResult.UNREACHABLE), 503); // RFC 3261 §16.9
    }
  }

  private void sendToNextHop() {
    Attempt current = attempt.orElseThrow();
    NextHop hop = current.hops().next();
    SipRequest request = current.requests().towards(hop);
    current.listener().sent(hop);
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
      attempt.ifPresent(it -> it.listener().provisional(response.status()));
      upstream.ifPresent(sink::provisional);
    }
  }

  private void success(SipResponse upstream) {
    boolean first = !hasEnded();
    state = State.ANSWERED;
    if (first) {
      letGo().listener().answered(upstream.status());
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
    if (kind.status() == 487) {
      fail(kind.result(), upstream);
    } else {
      fail(kind.result(), kind.status());
    }
  }

  /** Fails with a response of our own. */
  private void fail(BranchResult result, int status) {
    attempt
        .map(Attempt::received)
        .ifPresent(received -> fail(result, ResponseBuilder.to(received, status).build()));
  }

  private void fail(BranchResult result, SipResponse response) {
    if (hasEnded()) {
      return;
    }
    state = State.FAILED;
    letGo().listener().failed(result, response.status());
    sink.ended(this, Optional.of(response));
  }

  /** Called once, when the branch ends; what it worked with. */
  private Attempt letGo() {
    Attempt ended = attempt.orElseThrow();
    attempt = Optional.empty();
    transaction = Optional.empty();
    timerC.cancel();
    timerC = NOT_ARMED;
    return ended;
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
      fail(BranchResult.NO_RESPONSE, 408); // RFC 3261 §16.8
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
    return invite;
  }

  private boolean hasEnded() {
    return state == State.ANSWERED || state == State.FAILED;
  }

  private BranchResult resultOr(BranchResult unlessCancelled) {
    return cancelCause.map(cause -> cause.kind().result()).orElse(unlessCancelled);
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
