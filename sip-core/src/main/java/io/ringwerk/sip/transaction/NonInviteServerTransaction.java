package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.SipTimer;
import java.util.Optional;

/**
 * The non-INVITE server machine (RFC 3261 §17.2.2, figure 8, as changed by RFC 4320 §4).
 *
 * <pre>
 * state       event                then
 * ----------  -------------------  ------------------------------------------------------------
 * (start)                          Trying; wait 3.5 s (until the client's E is T2) and 64·T1
 * TRYING      request              absorbed
 *             3.5 s                Proceeding; send 100
 *             64·T1                Completed without a response; arm J
 *             respond 100          if reliable: Proceeding; send it
 *             respond 200-699      Completed; arm J; send it
 *             respond 408          Completed without a response; arm J
 * PROCEEDING  request              send last response
 *             64·T1                Completed without a response; arm J
 *             respond 100          send it
 *             respond 200-699      Completed; arm J; send it
 *             respond 408          Completed without a response; arm J
 *             response not sent    Terminated; transportFailure
 * COMPLETED   request              send last response, if there was a final one
 *             J                    Terminated
 *             response not sent    Terminated; transportFailure
 * </pre>
 *
 * What is not in the table changes nothing. J is zero over a reliable transport: Completed is left
 * as soon as it is entered.
 *
 * <p>A 408 can only come when the client has given up by itself, and does harm on its way; so none
 * is sent, nor is a provisional response other than 100, nor a 100 over an unreliable transport
 * while the client still repeats its request quickly (RFC 4320 §4.1, §4.2). A request that gets no
 * final response is absorbed all the same, or its last repetition would pass for a new one.
 */
final class NonInviteServerTransaction extends ServerMachine {

  enum State {
    TRYING,
    PROCEEDING,
    COMPLETED,
    TERMINATED
  }

  private static final int REQUEST_TIMEOUT = 408;

  private Optional<SipResponse> lastResponse = Optional.empty();
  private State state = State.TRYING;

  NonInviteServerTransaction(Exchange exchange) {
    super(exchange);
  }

  @Override
  void start() {
    timers.endAfter(timers.settings().transactionTimeout(), this::leaveUnanswered);
    timers.sendAfter(timers.settings().untilTimerEReachesT2(), this::sendTrying);
  }

  @Override
  void receiveRepetition() {
    lastResponse.ifPresent(this::transmit);
  }

  @Override
  public void respond(SipResponse response) {
    if (isAnswered()) {
      return;
    }
    if (response.isProvisional()) {
      respondProvisionally(response);
    } else if (response.status() == REQUEST_TIMEOUT) {
      leaveUnanswered();
    } else {
      answer(response);
    }
  }

  @Override
  public void failed(FlowFailure failure) {
    count(TransactionEvent.TRANSPORT_FAILURE);
    if (isTerminated()) {
      return;
    }
    end();
    listener.transportFailure(failure);
    listener.terminated();
  }

  @Override
  public boolean isAnswered() {
    return switch (state) {
      case TRYING, PROCEEDING -> false;
      case COMPLETED, TERMINATED -> true;
    };
  }

  @Override
  public boolean isTerminated() {
    return state == State.TERMINATED;
  }

  State state() {
    return state;
  }

  private void respondProvisionally(SipResponse response) {
    if (response.status() == TRYING && (timers.isReliable() || state == State.PROCEEDING)) {
      proceed(response);
    }
  }

  /** RFC 4320 §4.1: a request without an answer until now MUST get a 100. */
  private void sendTrying() {
    proceed(ResponseBuilder.to(request(), TRYING).build());
  }

  private void proceed(SipResponse trying) {
    state = State.PROCEEDING;
    timers.stopResending();
    lastResponse = Optional.of(trying);
    transmit(trying);
  }

  private void answer(SipResponse response) {
    complete(Optional.of(response));
    transmit(response);
  }

  private void leaveUnanswered() {
    count(TransactionEvent.NOT_ANSWERED);
    complete(Optional.empty());
  }

  private void complete(Optional<SipResponse> response) {
    state = State.COMPLETED;
    lastResponse = response;
    forgetRequest();
    timers.stop();
    timers.endAfter(SipTimer.J, this::terminate);
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
