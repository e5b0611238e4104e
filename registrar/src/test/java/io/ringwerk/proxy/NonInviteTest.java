package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests other than INVITE outside a dialog (RFC 3261 §16.7, RFC 4320, RFC 6665). */
final class NonInviteTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone desk = script.phone("ben-desk");
  private final ScriptedPhone soft = script.phone("ben-soft");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MESSAGE", "INFO", "REFER", "NOTIFY", "FROBNICATE"})
  void goesToAllDevicesAndTheFirstSuccessIsTheAnswer(String method) {
    anna.sendsWithCredentials(anna.request(method, "ben"));
    SipRequest toDesk = desk.receives(method);
    SipRequest toSoft = soft.receives(method);

    desk.answers(toDesk, 200);
    soft.answers(toSoft, 202);

    anna.receives(200);
  }

  @Test
  void waitsForEveryDeviceBeforeItFails() {
    anna.sendsWithCredentials(anna.request("MESSAGE", "ben"));
    desk.answers(desk.receives("MESSAGE"), 415);
    anna.receivesNothing();

    soft.answers(soft.receives("MESSAGE"), 480);

    anna.receives(415);
  }

  @Test
  void neverAnswers408() {
    anna.sendsWithCredentials(anna.request("MESSAGE", "ben"));

    script.pass(Duration.ofMinutes(1));

    desk.ignoresAll();
    soft.ignoresAll();
    anna.receives(100); // RFC 4320 §4.1: late, but nothing final
  }

  @Test
  void forwardsNoProvisionalResponses() {
    anna.sendsWithCredentials(anna.request("MESSAGE", "ben-desk"));
    SipRequest message = desk.receives("MESSAGE");

    desk.answers(message, 100);
    desk.answers(message, 180);

    anna.receivesNothing();
    desk.answers(message, 200);
    anna.receives(200);
  }

  @ParameterizedTest
  @CsvSource({
    "SUBSCRIBE, message-summary",
    "SUBSCRIBE, as-feature-event",
    "SUBSCRIBE, ua-profile;profile-type=device",
    "PUBLISH, presence"
  })
  void refusesEventsThatNobodyServesAtOnce(String method, String event) {
    anna.sends(anna.request(method, "anna").header(HeaderName.EVENT, event).build());

    assertThat(anna.receives(489).value(HeaderName.ALLOW_EVENTS))
        .contains("conference, dialog, kpml, presence, refer");
  }

  @Test
  void refusesASubscriptionWithoutAnEvent() {
    anna.sends(anna.request("SUBSCRIBE", "ben").build());

    anna.receives(489);
  }

  @Test
  void forwardsSubscriptionsThatADeviceMayServe() {
    anna.sendsWithCredentials(
        anna.request("SUBSCRIBE", "ben-desk").header(HeaderName.EVENT, "Dialog;call-id=x"));

    SipRequest subscribe = desk.receives("SUBSCRIBE");

    assertThat(subscribe.has(HeaderName.RECORD_ROUTE)).isTrue();
    desk.answers(subscribe, 200);
    anna.receives(200);
  }

  @Test
  void neverSendsASubscriptionBackToThePhoneItself() {
    anna.sendsWithCredentials(
        anna.request("SUBSCRIBE", "anna-desk").header(HeaderName.EVENT, "presence"));

    anna.receives(489);
  }
}
