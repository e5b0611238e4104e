package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Waits for the final responses of its legs and hands up one (RFC 3261 §16.2, §16.7). Everything
 * that succeeds or is provisional goes up at once.
 *
 * <p>A call to a user is one context. A call to a group is one context per member, nested in one
 * for the group: so a decline ends the phones of the user who declined and nobody else's.
 *
 * <p>A leg counts as open until it {@linkplain #ended ended}. That is the only state there is about
 * it here: whether it rings or is being cancelled is its own affair.
 */
final class ResponseContext implements Leg, ResponseSink {

  private final ResponseSink parent;
  private final GlobalFailure globalFailure;
  private final List<Leg> legs = new ArrayList<>(4);
  private final List<SipResponse> failures = new ArrayList<>(4);
  private int open;
  private boolean answered;

  ResponseContext(ResponseSink parent, GlobalFailure globalFailure) {
    this.parent = parent;
    this.globalFailure = globalFailure;
  }

  /** Adds a leg, to be started with the others. */
  void add(Leg leg) {
    legs.add(leg);
    open++;
  }

  @Override
  public void start() {
    for (Leg leg : legs) {
      leg.start();
    }
  }

  @Override
  public void cancel(CancelCause cause) {
    for (Leg leg : legs) {
      leg.cancel(cause);
    }
  }

  @Override
  public void provisional(SipResponse response) {
    parent.provisional(response);
  }

  @Override
  public void success(Leg leg, SipResponse response) {
    boolean first = !answered;
    answered = true;
    parent.success(this, response); // the caller comes first: nothing may delay an answer
    if (first) {
      cancelOthers(leg, CancelCause.answeredElsewhere());
    }
  }

  @Override
  public void ended(Leg leg, Optional<SipResponse> failure) {
    open--;
    failure.ifPresent(response -> failed(leg, response));
    if (open == 0) {
      legs.clear(); // what may still come is a further 2xx, which is passed on and no more
      parent.ended(this, answered ? Optional.empty() : BestResponse.of(failures, globalFailure));
      failures.clear();
    }
  }

  private void failed(Leg leg, SipResponse response) {
    failures.add(response);
    if (response.status() >= 600 && globalFailure == GlobalFailure.ENDS_CONTEXT) {
      cancelOthers(leg, CancelCause.declinedElsewhere(response.status(), response.reasonPhrase()));
    }
  }

  private void cancelOthers(Leg leg, CancelCause cause) {
    for (Leg other : legs) {
      if (other != leg) {
        other.cancel(cause);
      }
    }
  }
}
