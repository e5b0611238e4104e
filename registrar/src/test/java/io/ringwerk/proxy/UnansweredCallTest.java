package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.TimerSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Branches nobody answers, and those that cannot be reached (RFC 3261 §16.7 to §16.9). */
final class UnansweredCallTest {

  private static final Duration TIMER_C = TimerSettings.DEFAULT.timerC();

  private final SipScript script =
      new SipScript(
          new ProxySettings(
              Duration.ofMinutes(9), 10, TimerSettings.DEFAULT, new EmergencyNumbers(List.of())));
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone desk = script.phone("ben-desk");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void timerCCancelsABranchThatRingsForTooLong() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);

    script.pass(TIMER_C.minusSeconds(1));
    desk.receivesNothing();
    script.pass(Duration.ofSeconds(1));

    desk.isCancelled(toDesk);
    anna.isRefused(invite, 408);
  }

  @Test
  void provisionalResponsesFrom101OnResetTimerC() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 100);
    script.pass(TIMER_C.minusSeconds(1));
    desk.answers(toDesk, 180);
    anna.receives(180);

    script.pass(TIMER_C.minusSeconds(1));
    desk.receivesNothing();
    script.pass(Duration.ofSeconds(1));

    desk.isCancelled(toDesk);
    anna.isRefused(invite, 408);
  }

  @Test
  void a100DoesNotResetTimerC() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    script.pass(Duration.ofMillis(400));
    desk.answers(toDesk, 100);

    script.pass(TIMER_C.minusMillis(400));

    desk.isCancelled(toDesk);
    anna.isRefused(invite, 408);
  }

  @Test
  void aPhoneThatNeverRespondsCountsAs408() {
    SipRequest invite = anna.calls("ben");

    script.pass(Duration.ofSeconds(32));

    desk.ignoresAll(); // the INVITE, seven times
    anna.isRefused(invite, 408);
  }

  @Test
  void aCancelledPhoneThatFallsSilentHoldsTheCallNoLongerThan32Seconds() {
    SipRequest invite = anna.calls("ben");
    desk.answers(desk.receives("INVITE"), 180);
    anna.receives(180);
    anna.cancels(invite);

    script.pass(Duration.ofSeconds(32));

    desk.ignoresAll(); // the CANCEL, many times
    anna.isRefused(invite, 487);
  }

  @Test
  void theRingingLimitEndsTheCall() {
    SipScript limited =
        new SipScript(
            new ProxySettings(
                Duration.ofSeconds(30),
                10,
                TimerSettings.DEFAULT,
                new EmergencyNumbers(List.of())));
    ScriptedPhone caller = limited.phone("anna-desk");
    ScriptedPhone called = limited.phone("ben-desk");
    SipRequest invite = caller.calls("ben");
    SipRequest toDesk = called.receives("INVITE");
    called.answers(toDesk, 180);
    caller.receives(180);

    limited.pass(Duration.ofSeconds(30));

    SipRequest cancel = called.isCancelled(toDesk);
    assertThat(cancel.values(HeaderName.REASON))
        .containsExactly("SIP;cause=480;text=\"No answer\"");
    SipResponse response = caller.isRefused(invite, 480);
    assertThat(response.reasonPhrase()).isEqualTo("No answer");
    limited.assertNothingIsLeft();
  }

  @Test
  void theRingingLimitDoesNotTouchAnAnsweredCall() {
    anna.calls("ben");
    desk.answers(desk.receives("INVITE"), 200);
    anna.receives(200);

    script.pass(Duration.ofMinutes(9));

    desk.receivesNothing();
  }

  @Test
  void triesTheDevicesOtherBindingWhenTheLatestFails() {
    script.pass(Duration.ofSeconds(1));
    ScriptedPhone newer = script.phone("ben-desk");
    anna.calls("ben");
    newer.receives("INVITE");

    newer.isUnreachable();

    SipRequest toDesk = desk.receives("INVITE");
    assertThat(toDesk.requestUriText()).isEqualTo(desk.contact());
    desk.answers(toDesk, 200);
    anna.receives(200);
  }

  @Test
  void countsA503WhenNoBindingOfADeviceCanBeReached() {
    ScriptedPhone soft = script.phone("ben-soft");
    SipRequest invite = anna.calls("ben");
    desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");

    desk.isUnreachable();

    anna.receivesNothing();
    soft.refuses(toSoft, 480);
    anna.isRefused(invite, 480);
  }

  @Test
  void answers500WhenNobodyCanBeReached() {
    SipRequest invite = anna.calls("ben");
    desk.receives("INVITE");

    desk.isUnreachable();

    anna.isRefused(invite, 500);
  }

  @Test
  void answers480AtOnceWhenNobodyIsRegistered() {
    RecordingWire closed = script.installation.tcpWire();
    script.installation.register("clara-desk", closed);
    closed.close();

    SipRequest invite = anna.calls("clara");

    anna.isRefused(invite, 480);
    assertThat(script.count(ProxyEvent.NOT_REGISTERED)).isOne();
  }
}
