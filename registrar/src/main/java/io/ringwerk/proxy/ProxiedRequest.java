package io.ringwerk.proxy;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.time.Scheduler;
import io.ringwerk.sip.transaction.ServerTransaction;
import io.ringwerk.sip.transaction.ServerTransactionListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One request being proxied statefully: its server transaction, and the leg its responses come from
 * (RFC 3261 §16.7 steps 5 to 9). Belongs to its shard.
 */
final class ProxiedRequest implements ResponseSink, ServerTransactionListener {

  /** Hears the end of a proxied request. */
  @FunctionalInterface
  interface EndListener {
    /** Hears nothing. */
    EndListener IGNORE = (outcome, status) -> {};

    /**
     * Every branch has ended.
     *
     * @param outcome how
     * @param status the final status sent upstream
     */
    void ended(CallOutcome outcome, int status);
  }

  private final ServerTransaction server;
  private EndListener endListener;
  private Optional<Leg> running = Optional.empty();
  private Optional<CancelCause.Kind> cancelled = Optional.empty();
  private Cancellable ringLimit = () -> {};
  private int successStatus;

  ProxiedRequest(ServerTransaction server, EndListener endListener) {
    this.server = server;
    this.endListener = endListener;
  }

  /** Starts the leg, once; it has this object as its sink. */
  void start(Leg leg) {
    server.listener(this);
    running = Optional.of(leg);
    leg.start();
  }

  /** Ends every branch if there is no answer within this time. */
  void limitRinging(Duration noAnswer, Scheduler scheduler) {
    ringLimit = scheduler.schedule(noAnswer, () -> cancel(CancelCause.noAnswer()));
  }

  /**
   * Ends every branch as soon as the protocol allows (RFC 3261 §16.10). Does nothing once all
   * ended.
   */
  void cancel(CancelCause cause) {
    if (running.isEmpty() || cancelled.isPresent()) {
      return;
    }
    cancelled = Optional.of(cause.kind());
    running.get().cancel(cause);
  }

  @Override
  public void provisional(SipResponse response) {
    server.respond(response);
  }

  @Override
  public void success(Leg leg, SipResponse response) {
    ringLimit.cancel();
    successStatus = response.status();
    server.respond(response);
  }

  @Override
  public void ended(Leg leg, Optional<SipResponse> failure) {
    running = Optional.empty();
    ringLimit.cancel();
    ringLimit = () -> {};
    EndListener told = endListener;
    endListener = EndListener.IGNORE;
    if (failure.isEmpty()) {
      told.ended(CallOutcome.ANSWERED, successStatus);
      return;
    }
    SipResponse response = finalResponse(failure.get());
    server.respond(response);
    told.ended(failureOutcome(), response.status());
  }

  /** A caller who cannot be told of the ringing is gone: nobody shall pick up into the void. */
  @Override
  public void transportFailure(FlowFailure failure) {
    cancel(CancelCause.caller(List.of()));
  }

  private SipResponse finalResponse(SipResponse best) {
    if (cancelled.equals(Optional.of(CancelCause.Kind.CALLER))) {
      return ResponseBuilder.to(server.request(), 487).build(); // RFC 3261 §9.2
    }
    if (cancelled.equals(Optional.of(CancelCause.Kind.NO_ANSWER))) {
      return ResponseBuilder.to(server.request(), 480, "No answer").build();
    }
    // RFC 3261 §16.7 step 6: one unavailable device says nothing about this server.
    return best.status() == 503 ? ResponseBuilder.to(server.request(), 500).build() : best;
  }

  private CallOutcome failureOutcome() {
    return cancelled
        .map(
            kind ->
                kind == CancelCause.Kind.CALLER
                    ? CallOutcome.CALLER_GAVE_UP
                    : CallOutcome.NO_ANSWER)
        .orElse(CallOutcome.FAILED);
  }
}
