package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.SipTimer;
import java.time.Duration;

/**
 * The non-INVITE client machine (RFC 3261 §17.1.2, figure 6).
 *
 * <pre>
 * state       event                then
 * ----------  -------------------  ------------------------------------------------------------
 * (start)                          Trying; arm F, arm E if unreliable; send request
 * TRYING      E                    arm E with twice its interval, at most T2; send request
 *             F                    Terminated; timeout
 *             1xx                  Proceeding; response
 *             200-699              Completed; stop E and F, arm K; response
 *             request not sent     Terminated; transportFailure
 * PROCEEDING  E                    arm E with T2; send request
 *             F                    Terminated; timeout
 *             1xx                  response
 *             200-699              Completed; stop E and F, arm K; response
 *             request not sent     Terminated; transportFailure
 * COMPLETED   K                    Terminated
 * </pre>
 *
 * What is not in the table changes nothing. K is zero over a reliable transport: Completed is left
 * as soon as it is entered.
 */
final class NonInviteClientTransaction extends ClientMachine {

  enum State {
    TRYING,
    PROCEEDING,
    COMPLETED,
    TERMINATED
  }

  private State state = State.TRYING;

  NonInviteClientTransaction(Exchange exchange, ClientTransactionListener listener) {
    super(exchange, listener);
  }

  @Override
  void start() {
    timers.endAfter(SipTimer.F, this::onTimerF);
    armTimerE(timers.settings().delay(SipTimer.E));
    transmit(request());
  }

  @Override
  void receive(SipResponse response) {
    switch (state) {
      case TRYING, PROCEEDING -> receiveWhileOpen(response);
      case COMPLETED, TERMINATED -> {}
    }
  }

  @Override
  public void failed(FlowFailure failure) {
    count(TransactionEvent.TRANSPORT_FAILURE);
    switch (state) {
      case TRYING, PROCEEDING -> {
        terminate();
        listener.transportFailure(failure);
      }
      case COMPLETED, TERMINATED -> {}
    }
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
      state = State.PROCEEDING;
    } else {
      state = State.COMPLETED;
      forgetRequest();
      timers.stop();
      timers.endAfter(SipTimer.K, this::terminate);
    }
    listener.response(response);
  }

  private void armTimerE(Duration interval) {
    timers.resendAfter(SipTimer.E, interval, () -> onTimerE(interval));
  }

  private void onTimerE(Duration interval) {
    armTimerE(nextIntervalOfE(interval));
    count(TransactionEvent.REQUEST_RESENT);
    transmit(request());
  }

  /** RFC 3261 §17.1.2.2: MIN(2·interval, T2) in Trying, T2 in Proceeding. */
  private Duration nextIntervalOfE(Duration interval) {
    return state == State.PROCEEDING
        ? timers.settings().t2()
        : timers.settings().doubledUpToT2(interval);
  }

  private void onTimerF() {
    count(TransactionEvent.REQUEST_TIMEOUT);
    terminate();
    listener.timeout();
  }

  private void terminate() {
    state = State.TERMINATED;
    release();
  }
}
