package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.TestMessages.TestRequest;
import io.ringwerk.sip.time.SipTimer;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A caller in a simulation: makes one call, perhaps cancels it, hangs up if it was answered, and
 * writes down what it hears.
 */
final class SimulatedCaller {

  private final String callId;
  private final VirtualTime time;
  private final RandomGenerator random;
  private final BranchIds branches;
  private final RequestSender sender;
  private final Flow flow;
  private final List<Heard> heard = new ArrayList<>();
  private boolean cancelled;

  SimulatedCaller(
      String callId,
      VirtualTime time,
      RandomGenerator random,
      BranchIds branches,
      RequestSender sender,
      Flow flow) {
    this.callId = callId;
    this.time = time;
    this.random = random;
    this.branches = branches;
    this.sender = sender;
    this.flow = flow;
  }

  /** Dials; whether to cancel, and when, is decided by chance. */
  void call() {
    SipRequest invite = request(TestMessages.invite(), 1);
    Heard ofInvite = send(invite);
    if (random.nextInt(3) == 0) {
      time.schedule(chance(Duration.ofSeconds(40)), () -> cancel(invite, ofInvite));
    }
    Duration timerC = TimerSettings.DEFAULT.delay(SipTimer.C);
    time.schedule(timerC, () -> cancel(invite, ofInvite));
  }

  /** Sends a request outside of any dialog. */
  void message() {
    send(request(TestMessages.request("MESSAGE"), 1));
  }

  /** What became of each transaction. */
  List<Heard> heard() {
    return heard;
  }

  private void cancel(SipRequest invite, Heard ofInvite) {
    if (ofInvite.provisionals > 0 && !ofInvite.isOver() && !cancelled) {
      cancelled = true;
      send(RequestBuilder.cancelOf(invite).build());
    }
  }

  /**
   * RFC 3261 §13.2.2.4: each 2xx, repeated or not, gets its ACK; the first one lets the call last
   * for a while.
   */
  private void answered(Heard ofInvite, SipResponse success) {
    String toTag = success.toTag().orElseThrow();
    flow.send(request(TestMessages.ack().toTag(toTag), 1));
    if (ofInvite.successes == 1) {
      time.schedule(
          chance(Duration.ofMinutes(2)), () -> send(request(TestMessages.bye().toTag(toTag), 2)));
    }
  }

  private SipRequest request(TestRequest request, long cseq) {
    return request.callId(callId).cseq(cseq).branch(branches.next()).build();
  }

  private Heard send(SipRequest request) {
    Heard listener = new Heard(request);
    heard.add(listener);
    sender.send(request, flow, listener);
    return listener;
  }

  private Duration chance(Duration atMost) {
    return Duration.ofNanos(random.nextLong(atMost.toNanos()));
  }

  /** What a client transaction told; says at once when it tells too much. */
  final class Heard implements ClientTransactionListener {
    private final SipRequest request;
    private int provisionals;
    private int successes;
    private int failures;
    private int givenUp;

    Heard(SipRequest request) {
      this.request = request;
    }

    @Override
    public void response(SipResponse response) {
      if (response.isProvisional()) {
        assertThat(isOver()).as("a provisional response after the end of %s", request).isFalse();
        provisionals++;
      } else if (response.isSuccess()) {
        successes++;
      } else {
        failures++;
      }
      assertAtMostOneEnd();
      if (response.isSuccess() && isInvite()) {
        answered(this, response);
      }
    }

    @Override
    public void timeout() {
      givenUp++;
      assertAtMostOneEnd();
    }

    @Override
    public void transportFailure(FlowFailure failure) {
      givenUp++;
      assertAtMostOneEnd();
    }

    SipRequest request() {
      return request;
    }

    boolean isOver() {
      return successes + failures + givenUp > 0;
    }

    private boolean isInvite() {
      return request.method() == SipMethod.INVITE;
    }

    /** Several 2xx are one end for an INVITE, and for nothing else (RFC 6026 §7.2). */
    private void assertAtMostOneEnd() {
      int ends = (isInvite() ? Math.min(successes, 1) : successes) + failures + givenUp;
      assertThat(ends).as("ends of %s %s", request.methodName(), callId).isLessThanOrEqualTo(1);
    }
  }
}
