package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parallel forking to the devices of a user (RFC 3261 §16.6, §16.7). */
final class ForkingTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone desk = script.phone("ben-desk");
  private final ScriptedPhone soft = script.phone("ben-soft");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void ringsAllDevicesAndTheFirstToAnswerWins() {
    anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    desk.answers(toDesk, 180);
    soft.answers(toSoft, 180);
    anna.receives(180);
    anna.receives(180);

    desk.answers(toDesk, 200);

    anna.receives(200);
    SipRequest cancel = soft.isCancelled(toSoft);
    assertThat(cancel.values(HeaderName.REASON))
        .containsExactly("SIP;cause=200;text=\"Call completed elsewhere\"");
  }

  @Test
  void forwardsEveryProvisionalResponseBut100WithItsOwnTag() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");

    desk.answers(toDesk, 100);
    desk.answers(toDesk, 180);
    desk.answers(toDesk, 183);
    soft.answers(toSoft, 180);

    assertThat(anna.receives(180).toTag()).contains(desk.tag());
    assertThat(anna.receives(183).toTag()).contains(desk.tag());
    assertThat(anna.receives(180).toTag()).contains(soft.tag());
    desk.refuses(toDesk, 486);
    soft.refuses(toSoft, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void cancelsABranchOnlyAfterItsFirstProvisionalResponse() {
    anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    desk.answers(toDesk, 200);
    anna.receives(200);
    soft.receivesNothing();

    soft.answers(toSoft, 180);

    soft.isCancelled(toSoft);
    anna.receivesNothing();
  }

  @Test
  void forwardsTheAnswerOfEveryDeviceThatAnswersAtTheSameMoment() {
    anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    soft.answers(toSoft, 180);
    anna.receives(180);

    desk.answers(toDesk, 200);
    SipRequest cancel = soft.receives("CANCEL");
    soft.answers(toSoft, 200); // crosses the CANCEL
    soft.answers(cancel, 481);

    assertThat(anna.receives(200).toTag()).contains(desk.tag());
    assertThat(anna.receives(200).toTag()).contains(soft.tag());
  }

  @Test
  void forwardsRepeatedAnswersUntilTheCallerAcknowledges() {
    anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");

    desk.answers(toDesk, 200);
    desk.answers(toDesk, 200);

    anna.receives(200);
    anna.receives(200);
  }

  @ParameterizedTest
  @CsvSource({"486, 480, 486", "408, 480, 480", "404, 500, 404", "503, 486, 486", "302, 486, 302"})
  void answersWithTheBestResponseOnceAllDevicesHaveRefused(int first, int second, int best) {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");

    desk.refuses(toDesk, first);
    anna.receivesNothing();
    soft.refuses(toSoft, second);

    anna.isRefused(invite, best);
  }

  @Test
  void answers500WhenEveryDeviceIsUnavailable() {
    SipRequest invite = anna.calls("ben");
    desk.refuses(desk.receives("INVITE"), 503);
    soft.refuses(soft.receives("INVITE"), 503);

    anna.isRefused(invite, 500);
  }

  @Test
  void passesOnTheChallengesOfAllDevices() {
    SipRequest invite = anna.calls("ben");
    challenges(desk, HeaderName.WWW_AUTHENTICATE, 401);
    challenges(soft, HeaderName.PROXY_AUTHENTICATE, 407);

    SipResponse challenge = anna.isRefused(invite, 401);

    assertThat(challenge.values(HeaderName.WWW_AUTHENTICATE)).hasSize(1);
    assertThat(challenge.values(HeaderName.PROXY_AUTHENTICATE)).hasSize(1);
  }

  @Test
  void declineOnOneDeviceEndsTheOthersOfThatUser() {
    SipRequest invite = anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    soft.answers(toSoft, 180);
    anna.receives(180);

    desk.refuses(toDesk, 603);

    anna.receivesNothing();
    SipRequest cancel = soft.isCancelled(toSoft);
    assertThat(cancel.values(HeaderName.REASON)).containsExactly("SIP;cause=603;text=\"Decline\"");
    anna.isRefused(invite, 603);
  }

  @Test
  void answerOvertakesADecline() {
    anna.calls("ben");
    SipRequest toDesk = desk.receives("INVITE");
    SipRequest toSoft = soft.receives("INVITE");
    soft.answers(toSoft, 180);
    anna.receives(180);
    desk.refuses(toDesk, 603);
    SipRequest cancel = soft.receives("CANCEL");

    soft.answers(toSoft, 200);
    soft.answers(cancel, 481);

    anna.receives(200);
  }

  @Test
  void callsADeviceOnceEvenIfItRegistersAgainWhileItRings() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");
    ScriptedPhone rebooted = script.phone("ben-desk");

    rebooted.receivesNothing();

    desk.refuses(toDesk, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void dropsAResponseThatNamesNobodyBehindUs() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toDesk = desk.receives("INVITE");

    desk.sends(Truncated.toTopmostVia(desk.responseTo(toDesk, 180).build()));
    desk.sends(Truncated.toTopmostVia(desk.responseTo(toDesk, 486).build()));

    desk.receives("ACK");
    anna.isRefused(invite, 502);
  }

  private static void challenges(ScriptedPhone phone, HeaderName header, int status) {
    SipRequest invite = phone.receives("INVITE");
    phone.sends(phone.responseTo(invite, status).header(header, "Digest realm=\"phone\"").build());
    phone.receives("ACK");
  }
}
