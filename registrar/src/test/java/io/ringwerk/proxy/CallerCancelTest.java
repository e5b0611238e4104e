package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller gives up (RFC 3261 §9, §16.10). */
final class CallerCancelTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone desk = script.phone("ben-desk");
  private final ScriptedPhone soft = script.phone("ben-soft");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void cancelsEveryRingingDeviceAndAnswers487() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    desk.answers(toDesk, 180);
    soft.answers(toSoft, 180);
    anna.receives(180);
    anna.receives(180);

    anna.cancels(invite);

    assertThat(desk.isCancelled(toDesk).values(HeaderName.REASON)).isEmpty();
    anna.receivesNothing();
    soft.isCancelled(toSoft);
    anna.isRefused(invite, 487);
  }

  @Test
  void passesTheCallersReasonsOn() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);

    anna.sends(
        RequestBuilder.cancelOf(invite)
            .header(HeaderName.REASON, "SIP;cause=200;text=\"Call completed elsewhere\"")
            .header(HeaderName.REASON, "Q.850;cause=16")
            .build());
    anna.receives(200);

    assertThat(desk.isCancelled(toDesk).values(HeaderName.REASON))
        .containsExactly("SIP;cause=200;text=\"Call completed elsewhere\"", "Q.850;cause=16");
    anna.isRefused(invite, 487);
  }

  @Test
  void waitsForAProvisionalResponseBeforeItCancels() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");

    anna.cancels(invite);

    desk.receivesNothing();
    desk.answers(toDesk, 100);
    desk.isCancelled(toDesk);
    anna.isRefused(invite, 487);
  }

  @Test
  void answers487AlsoWhenADeviceWasBusyBefore() {
    SipRequest invite = anna.calls("ben");
    desk.refuses(desk.receives("INVITE"), 486);
    SipRequest toSoft = soft.receives("INVITE");
    soft.answers(toSoft, 180);
    anna.receives(180);

    anna.cancels(invite);

    soft.isCancelled(toSoft);
    anna.isRefused(invite, 487);
  }

  @Test
  void anAnswerThatCrossesTheCancelStands() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);

    anna.cancels(invite);
    SipRequest cancel = desk.receives("CANCEL");
    desk.answers(toDesk, 200);
    desk.answers(cancel, 481);

    anna.receives(200);
  }

  @Test
  void aCancelAfterTheAnswerHasNoEffect() {
    SipRequest invite = anna.calls("ben-desk");
    desk.answers(desk.receives("INVITE"), 200);
    anna.receives(200);

    anna.cancels(invite);

    desk.receivesNothing();
  }

  @Test
  void aCancelOfNothingGets481() {
    SipRequest neverSent = anna.request("INVITE", "ben").build();

    anna.sends(RequestBuilder.cancelOf(neverSent).build());

    anna.receives(481);
  }

  @Test
  void aRepeatedCancelIsAnsweredAgainWithoutASecondOne() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    anna.receives(180);

    anna.cancels(invite);
    anna.cancels(invite);

    desk.isCancelled(toDesk);
    anna.isRefused(invite, 487);
  }

  @Test
  void aCallerWhoCannotBeToldOfTheRingingHasGone() {
    ScriptedPhone caller = script.phoneOverTcp("anna-soft");
    caller.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");
    desk.answers(toDesk, 180);
    caller.receives(180);

    caller.isUnreachable();

    desk.isCancelled(toDesk);
    caller.receives(487);
    script.pass(Duration.ofMinutes(1));
    caller.ignoresAll(); // nobody acknowledges
  }
}
