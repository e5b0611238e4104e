package io.ringwerk.proxy;

import static io.ringwerk.routing.TestInstallation.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.routing.RoutingRefusal;
import io.ringwerk.routing.SkipReason;
import io.ringwerk.routing.SkippedDevice;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call's listener is told, enough to answer "why did my phone not ring?". */
final class CallEventTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");

  @Test
  void tellsAnAnsweredCallFromBeginningToEnd() {
    ScriptedPhone desk = script.phone("ben-desk");
    ScriptedPhone soft = script.phone("ben-soft");
    SipRequest invite = anna.calls("12");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    desk.answers(toDesk, 180);
    soft.answers(toSoft, 180);
    anna.receives(180);
    anna.receives(180);
    desk.answers(toDesk, 200);
    SipResponse answer = anna.receives(200);
    soft.isCancelled(toSoft);
    anna.callerDialog(invite, answer).sends("BYE");

    assertThat(script.events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Started", "Ringing", "Ringing", "Answered", "Ended", "HungUp");
    assertThat(script.events).extracting(CallEvent::callId).containsOnly(invite.callId());
    CallEvent.Started started = event(CallEvent.Started.class);
    assertThat(started.caller()).isEqualTo(device("anna-desk"));
    assertThat(started.called()).isEqualTo("sip:12@example.com");
    assertThat(started.targets().skipped())
        .containsExactly(new SkippedDevice(device("ben-mobile"), SkipReason.NOT_REGISTERED));
    assertThat(event(CallEvent.Answered.class).device()).isEqualTo(device("ben-desk"));
    assertThat(event(CallEvent.Ended.class).outcome()).isEqualTo(CallOutcome.ANSWERED);
    assertThat(branches())
        .containsExactly(
            new BranchOutcome(
                device("ben-desk"), desk.contact(), desk.wire().id(), BranchResult.ANSWERED, 200),
            new BranchOutcome(
                device("ben-soft"),
                soft.contact(),
                soft.wire().id(),
                BranchResult.ANSWERED_ELSEWHERE,
                487));
    assertThat(event(CallEvent.HungUp.class).by()).isEqualTo(device("anna-desk"));
    assertThat(script.count(ProxyEvent.CALL_ANSWERED)).isOne();
  }

  @Test
  void tellsHowEachBranchOfAFailedCallEnded() {
    ScriptedPhone desk = script.phone("ben-desk");
    ScriptedPhone soft = script.phone("ben-soft");
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    soft.receives("INVITE");
    soft.isUnreachable();
    desk.refuses(toDesk, 486);
    anna.isRefused(invite, 486);

    assertThat(event(CallEvent.Ended.class).outcome()).isEqualTo(CallOutcome.FAILED);
    assertThat(event(CallEvent.Ended.class).status()).isEqualTo(486);
    assertThat(branches())
        .extracting(BranchOutcome::result)
        .containsExactly(BranchResult.REFUSED, BranchResult.UNREACHABLE);
    assertThat(script.count(ProxyEvent.CALL_FAILED)).isOne();
  }

  @Test
  void tellsThatTheCallerGaveUp() {
    ScriptedPhone desk = script.phone("ben-desk");
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);
    anna.cancels(invite);
    desk.isCancelled(toDesk);
    anna.isRefused(invite, 487);

    assertThat(event(CallEvent.Ended.class).outcome()).isEqualTo(CallOutcome.CALLER_GAVE_UP);
    assertThat(branches())
        .extracting(BranchOutcome::result)
        .containsExactly(BranchResult.CALLER_GAVE_UP);
    assertThat(script.count(ProxyEvent.CALL_CANCELLED)).isOne();
  }

  @Test
  void tellsThatNobodyAnswered() {
    ScriptedPhone desk = script.phone("ben-desk");
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);
    script.pass(ProxySettings.DEFAULT.noAnswer());
    desk.isCancelled(toDesk);
    anna.isRefused(invite, 480);

    assertThat(event(CallEvent.Ended.class).outcome()).isEqualTo(CallOutcome.NO_ANSWER);
    assertThat(branches())
        .extracting(BranchOutcome::result)
        .containsExactly(BranchResult.NO_ANSWER);
    assertThat(script.count(ProxyEvent.CALL_NOT_ANSWERED)).isOne();
  }

  @Test
  void tellsWhyACallReachedNobody() {
    anna.isRefused(anna.calls("clara"), 480);

    CallEvent.NotRouted event = event(CallEvent.NotRouted.class);
    assertThat(event.reason()).isEqualTo(RoutingRefusal.NOBODY_REACHABLE);
    assertThat(event.skipped())
        .containsExactly(new SkippedDevice(device("clara-desk"), SkipReason.NOT_REGISTERED));
  }

  private List<BranchOutcome> branches() {
    return event(CallEvent.Ended.class).branches();
  }

  private <T extends CallEvent> T event(Class<T> kind) {
    return script.events.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }
}
