package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.SipTimer;
import java.time.Duration;

/**
 * The INVITE client machine (RFC 3261 §17.1.1, figure 5, as changed by RFC 6026 §7.2).
 *
 * <pre>
 * state       event                then
 * ----------  -------------------  ------------------------------------------------------------
 * (start)                          Calling; arm B, arm A if unreliable; send INVITE
 * CALLING     A                    arm A with twice its interval; send INVITE
 *             B                    Terminated; timeout
 *             1xx                  Proceeding; stop A and B; response
 *             2xx                  Accepted; stop A and B, arm M; response
 *             300-699              Completed; stop A and B, arm D; send ACK; response
 *             INVITE not sent      Terminated; transportFailure
 * PROCEEDING  1xx                  response
 *             2xx                  Accepted; arm M; response
 *             300-699              Completed; arm D; send ACK; response
 *             CANCEL sent          wait 64·T1 (RFC 3261 §9.1)
 *             64·T1 after that     Terminated; timeout
 * COMPLETED   300-699              send ACK
 *             ACK not sent         Terminated; ackFailed
 *             D                    Terminated
 * ACCEPTED    2xx                  response
 *             M                    Terminated
 * </pre>
 *
 * What is not in the table changes nothing. D is zero over a reliable transport: Completed is left
 * as soon as it is entered. In Proceeding no timer runs here until the INVITE is cancelled: how
 * long a phone may ring is timer C's business, which the proxy keeps.
 */
final class InviteClientTransaction extends ClientMachine {

  enum State {
    CALLING,
    PROCEEDING,
    COMPLETED,
    ACCEPTED,
    TERMINATED
  }

  private State state = State.CALLING;

  InviteClientTransaction(Exchange exchange, ClientTransactionListener listener) {
    super(exchange, listener);
  }

  @Override
  void start() {
    timers.endAfter(SipTimer.B, this::giveUp);
    armTimerA(timers.settings().delay(SipTimer.A));
    transmit(request());
  }

  @Override
  void receive(SipResponse response) {
    switch (state) {
      case CALLING, PROCEEDING -> receiveWhileOpen(response);
      case COMPLETED -> acknowledgeRepetition(response);
      case ACCEPTED -> passFurtherSuccess(response);
      case TERMINATED -> {}
    }
  }

  /**
   * A CANCEL for this INVITE is on its way. Should no final response come of it, the INVITE is
   * given up all the same: the CANCEL or the 487 may be lost for good (RFC 3261 §9.1).
   *
   * @throws IllegalStateException if no provisional response has come yet, so that it is too early
   *     to cancel (RFC 3261 §9.1)
   */
  void cancelled() {
    switch (state) {
      case CALLING -> throw new IllegalStateException("no CANCEL before a provisional response");
      case PROCEEDING -> timers.endAfter(timers.settings().transactionTimeout(), this::giveUp);
      case COMPLETED, ACCEPTED, TERMINATED -> {}
    }
  }

  @Override
  public void failed(FlowFailure failure) {
    count(TransactionEvent.TRANSPORT_FAILURE);
    if (state != State.CALLING) {
      return; // Whoever answered has the INVITE, whatever became of a copy of it.
    }
    terminate();
    listener.transportFailure(failure);
  }

  @Override
  public boolean isTerminated() {
    return state == State.TERMINATED;
  }

  State state() {
    return state;
  }

  private void receiveWhileOpen(SipResponse response) {
    if (response.isProvisional()) {
      proceed();
    } else if (response.isSuccess()) {
      accept();
    } else {
      complete(response);
    }
    listener.response(response);
  }

  private void proceed() {
    if (state == State.CALLING) {
      state = State.PROCEEDING;
      timers.stop();
    }
  }

  private void accept() {
    state = State.ACCEPTED;
    forgetRequest();
    timers.stop();
    timers.endAfter(SipTimer.M, this::terminate);
  }

  private void complete(SipResponse response) {
    state = State.COMPLETED;
    timers.stop();
    timers.endAfter(SipTimer.D, this::terminate);
    acknowledge(response);
  }

  private void acknowledgeRepetition(SipResponse response) {
    if (response.isFinal() && !response.isSuccess()) {
      acknowledge(response);
    }
  }

  private void passFurtherSuccess(SipResponse response) {
    if (response.isSuccess()) {
      listener.response(response);
    }
  }

  /**
   * RFC 3261 §17.1.1.3: the ACK for a non-2xx belongs to the transaction and goes the way of the
   * INVITE.
   */
  private void acknowledge(SipResponse response) {
    flow().send(RequestBuilder.ackOf(request(), response).build(), this::ackFailed);
  }

  private void ackFailed(FlowFailure failure) {
    count(TransactionEvent.TRANSPORT_FAILURE);
    if (state == State.COMPLETED) {
      terminate(); // over a reliable transport it is over already
    }
    listener.ackFailed(failure);
  }

  private void armTimerA(Duration interval) {
    timers.resendAfter(SipTimer.A, interval, () -> onTimerA(interval));
  }

  private void onTimerA(Duration interval) {
    armTimerA(interval.multipliedBy(2)); // RFC 3261 §17.1.1.2: no cap, timer B ends it
    count(TransactionEvent.REQUEST_RESENT);
    transmit(request());
  }

  /** Timer B, or what stands for it after a CANCEL. */
  private void giveUp() {
    count(TransactionEvent.REQUEST_TIMEOUT);
    terminate();
    listener.timeout();
  }

  private void terminate() {
    state = State.TERMINATED;
    release();
  }
}
