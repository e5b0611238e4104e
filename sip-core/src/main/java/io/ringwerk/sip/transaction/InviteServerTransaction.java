package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.SipTimer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE server machine (RFC 3261 §17.2.1, figure 7, as changed by RFC 6026 §7.1).
 *
 * <pre>
 * state       event                then
 * ----------  -------------------  ------------------------------------------------------------
 * (start)                          Proceeding; send 100
 * PROCEEDING  INVITE               send last response
 *             respond 1xx          send it
 *             respond 2xx          Accepted; arm L; send it
 *             respond 300-699      Completed; arm H, arm G if unreliable; send it
 *             ACK                  absorbed: there is nothing to acknowledge yet
 * COMPLETED   INVITE               send last response
 *             G                    arm G with twice its interval, at most T2; send last response
 *             H                    Terminated; ackTimeout
 *             ACK                  Confirmed; stop G and H, arm I
 *             respond 2xx          send it (RFC 3261 §16.7 item 5)
 * CONFIRMED   ACK                  absorbed
 *             I                    Terminated
 *             respond 2xx          send it
 * ACCEPTED    INVITE               absorbed: whoever answered repeats the 2xx itself
 *             ACK                  to the user, who passes it on
 *             respond 2xx          send it
 *             L                    Terminated
 * TERMINATED  respond 2xx          send it, statelessly (RFC 3261 §16.7 item 9)
 * any         response not sent    transportFailure; the state stays (RFC 6026 §7.1)
 * </pre>
 *
 * What is not in the table changes nothing. I is zero over a reliable transport: Confirmed is left
 * as soon as it is entered. In Proceeding no timer runs: the user has to answer, a proxy because of
 * its timer C.
 */
final class InviteServerTransaction extends ServerMachine {

  enum State {
    PROCEEDING,
    COMPLETED,
    CONFIRMED,
    ACCEPTED,
    TERMINATED
  }

  private @Nullable SipResponse lastResponse;
  private State state = State.PROCEEDING;

  InviteServerTransaction(Exchange exchange) {
    super(exchange);
    this.lastResponse = ResponseBuilder.to(request(), TRYING).build();
  }

  @Override
  void start() {
    transmitLast();
  }

  @Override
  void receiveRepetition() {
    switch (state) {
      case PROCEEDING, COMPLETED -> transmitLast();
      case CONFIRMED, ACCEPTED, TERMINATED -> {}
    }
  }

  /** Takes an ACK that matches; tells whether it ends here, or is one for a 2xx that goes on. */
  boolean absorbsAck() {
    return switch (state) {
      case PROCEEDING, CONFIRMED -> true;
      case COMPLETED -> {
        confirm();
        yield true;
      }
      case ACCEPTED, TERMINATED -> false;
    };
  }

  @Override
  public void respond(SipResponse response) {
    if (response.isSuccess()) {
      accept(response);
    } else if (state == State.PROCEEDING) {
      respondInProceeding(response);
    }
  }

  @Override
  public void failed(FlowFailure failure) {
    count(TransactionEvent.TRANSPORT_FAILURE);
    listener.transportFailure(failure);
  }

  @Override
  public boolean isAnswered() {
    return state != State.PROCEEDING;
  }

  @Override
  public boolean isTerminated() {
    return state == State.TERMINATED;
  }

  State state() {
    return state;
  }

  private void accept(SipResponse response) {
    if (state == State.PROCEEDING) {
      state = State.ACCEPTED;
      forget();
      timers.endAfter(SipTimer.L, this::terminate);
    }
    transmit(response);
  }

  private void respondInProceeding(SipResponse response) {
    lastResponse = response;
    if (response.isFinal()) {
      state = State.COMPLETED;
      timers.endAfter(SipTimer.H, this::onTimerH);
      armTimerG(timers.settings().delay(SipTimer.G));
    }
    transmit(response);
  }

  private void confirm() {
    state = State.CONFIRMED;
    forget();
    timers.stop();
    timers.endAfter(SipTimer.I, this::terminate);
  }

  private void armTimerG(Duration interval) {
    timers.resendAfter(SipTimer.G, interval, () -> onTimerG(interval));
  }

  private void onTimerG(Duration interval) {
    armTimerG(timers.settings().doubledUpToT2(interval));
    count(TransactionEvent.RESPONSE_RESENT);
    transmitLast();
  }

  private void transmitLast() {
    SipResponse last = lastResponse;
    if (last != null) {
      transmit(last);
    }
  }

  /** Nothing is repeated any more. */
  private void forget() {
    lastResponse = null;
    forgetRequest();
  }

  private void onTimerH() {
    count(TransactionEvent.ACK_TIMEOUT);
    end();
    listener.ackTimeout();
    listener.terminated();
  }

  private void terminate() {
    end();
    listener.terminated();
  }

  private void end() {
    state = State.TERMINATED;
    release();
  }
}
