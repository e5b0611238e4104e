package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests in a dialog find its other end by the route alone (RFC 3261 §12, §16.4, §16.6 step 4).
 */
final class DialogTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone ben = script.phone("ben-desk");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void acknowledgesAndHangsUpFromEitherEnd() {
    Call call = call(anna, ben);

    SipRequest ack = call.caller.sends("ACK");
    assertThat(ben.receives("ACK").cseq()).isEqualTo(ack.cseq());
    call.callee.sends("BYE");
    anna.answers(anna.receives("BYE"), 200);
    ben.receives(200);

    assertThat(script.count(ProxyEvent.IN_DIALOG)).isOne();
    assertThat(script.count(ProxyEvent.CHALLENGED)).as("for the INVITE only").isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE", "INFO", "PRACK", "NOTIFY", "REFER", "MESSAGE", "OPTIONS", "FROBNICATE"})
  void forwardsEveryMethodBothWays(String method) {
    Call call = call(anna, ben);

    call.caller.sends(method);
    ben.answers(ben.receives(method), 200);
    anna.receives(200);

    call.callee.sends(method);
    anna.answers(anna.receives(method), 200);
    ben.receives(200);
  }

  @Test
  void forwardsReInvitesWithTheirAck() {
    Call call = call(anna, ben);

    call.callee.sends("INVITE");
    ben.receives(100);
    anna.answers(anna.receives("INVITE"), 200);
    ben.receives(200);
    call.callee.sends("ACK");

    anna.receives("ACK");
  }

  @Test
  void cancelsAReInvite() {
    Call call = call(anna, ben);
    SipRequest reInvite = call.caller.sends("INVITE");
    anna.receives(100);
    SipRequest toBen = ben.receives("INVITE");
    ben.answers(toBen, 180);
    anna.receives(180);

    anna.cancels(reInvite);

    ben.isCancelled(toBen);
    anna.isRefused(reInvite, 487);
  }

  @Test
  void keepsTheRequestUriAndTakesOnlyItsOwnRouteOut() {
    Call call = call(anna, ben);

    SipRequest sent =
        anna.sends(
            call.caller.request("INFO").header(HeaderName.ROUTE, "<sip:next.example;lr>").build());

    SipRequest forwarded = ben.receives("INFO");
    assertThat(forwarded.requestUriText()).isEqualTo(sent.requestUriText());
    assertThat(forwarded.values(HeaderName.ROUTE)).containsExactly("<sip:next.example;lr>");
    ben.answers(forwarded, 200);
    anna.receives(200);
  }

  @Test
  void undoesWhatAStrictRouterDid() {
    Call call = call(anna, ben);
    String ours = call.caller.routes().get(0);

    anna.sends(new StrictRouting(call.caller.request("BYE").text(), ours, ben.contact()).message());

    SipRequest forwarded = ben.receives("BYE");
    assertThat(forwarded.requestUriText()).isEqualTo(ben.contact());
    assertThat(forwarded.has(HeaderName.ROUTE)).isFalse();
    ben.answers(forwarded, 200);
    anna.receives(200);
  }

  @Test
  void servesAStrictRouterBehindUs() {
    Call call = call(anna, ben);

    anna.sends(call.caller.request("BYE").header(HeaderName.ROUTE, "<sip:strict.example>").build());

    SipRequest forwarded = ben.receives("BYE");
    assertThat(forwarded.requestUriText()).isEqualTo("sip:strict.example");
    assertThat(forwarded.values(HeaderName.ROUTE)).containsExactly("<" + ben.contact() + ">");
    ben.answers(forwarded, 200);
    anna.receives(200);
  }

  @Test
  void aCallOutlivesARestart() {
    Call call = call(anna, ben);

    script.restart();
    call.caller.sends("BYE");

    ben.answers(ben.receives("BYE"), 200);
    anna.receives(200);
  }

  @Test
  void bridgesTransports() {
    ScriptedPhone clara = script.phoneOverTcp("clara-desk");
    Call call = call(anna, clara);
    assertThat(call.caller.routes()).hasSize(2);

    call.caller.sends("ACK");
    assertThat(clara.receives("ACK").has(HeaderName.ROUTE)).isFalse();
    call.callee.sends("BYE");
    SipRequest bye = anna.receives("BYE");
    assertThat(bye.has(HeaderName.ROUTE)).isFalse();
    anna.answers(bye, 200);
    clara.receives(200);
  }

  @Test
  void recordsTheRouteOfASubscriptionAgainForItsNotify() {
    anna.sendsWithCredentials(
        anna.request("SUBSCRIBE", "ben-desk")
            .header(HeaderName.EVENT, "presence")
            .contact("<" + anna.contact() + ">"));
    SipRequest subscribe = ben.receives("SUBSCRIBE");
    ben.answers(subscribe, 200);
    anna.receives(200);

    ben.calleeDialog(subscribe).sends("NOTIFY");

    SipRequest notify = anna.receives("NOTIFY");
    assertThat(notify.values(HeaderName.RECORD_ROUTE))
        .isEqualTo(subscribe.values(HeaderName.RECORD_ROUTE));
    anna.answers(notify, 200);
    ben.receives(200);
  }

  @Test
  void aForgedRouteMakesANewRequestOfIt() {
    Call call = call(anna, ben);
    String forged = call.caller.routes().get(0).replace("<sip:", "<sip:x");

    anna.sends(
        TestMessages.request("BYE")
            .requestUri(ben.contact())
            .header(HeaderName.ROUTE, forged)
            .from("anna")
            .fromTag(anna.tag())
            .toTag(ben.tag())
            .callId("anna-desk-1")
            .branch(anna.nextBranch())
            .build());

    anna.receives(407);
    ben.receivesNothing();
  }

  @Test
  void aRouteIsGoodForItsOwnDialogOnly() {
    Call call = call(anna, ben);

    anna.sends(call.caller.request("BYE").callId("another-call").build());
    anna.receives(407);
    anna.sends(call.caller.request("BYE").fromTag("another-tag").toTag("third-tag").build());
    anna.receives(407);

    ben.receivesNothing();
  }

  @Test
  void anAckWithAForgedRouteIsDropped() {
    Call call = call(anna, ben);

    anna.sends(call.caller.request("ACK").callId("another-call").build());

    ben.receivesNothing();
    assertThat(script.count(ProxyEvent.STRAY_ACK)).as("the other is for the 407").isEqualTo(2);
  }

  @Test
  void followsAPhoneToTheAddressItRegisteredFromSince() {
    Call call = call(anna, ben);
    script.installation.unregister("ben-desk");
    ScriptedPhone moved = script.phone("ben-desk");

    call.caller.sends("BYE");

    moved.answers(moved.receives("BYE"), 200);
    anna.receives(200);
  }

  @Test
  void staysOnTheFlowOfAPhoneThatCallsFromAnotherOneThanItIsRegisteredOver() {
    ScriptedPhone caller = script.unregisteredPhone("anna-desk");
    Call call = call(caller, ben);

    call.callee.sends("BYE");

    caller.answers(caller.receives("BYE"), 200);
    ben.receives(200);
  }

  @Test
  void reachesAPhoneOverItsNewConnection() {
    ScriptedPhone clara = script.phoneOverTcp("clara-desk");
    Call call = call(anna, clara);
    clara.wire().close();
    ScriptedPhone back = script.phoneOverTcp("clara-desk");

    call.caller.sends("BYE");

    back.answers(back.receives("BYE"), 200);
    anna.receives(200);
  }

  @Test
  void triesTheNewConnectionWhenTheOldOneFails() {
    ScriptedPhone clara = script.phoneOverTcp("clara-desk");
    Call call = call(anna, clara);
    ScriptedPhone back = script.phoneOverTcp("clara-desk");
    call.caller.sends("BYE");
    clara.receives("BYE");

    clara.isUnreachable();

    back.answers(back.receives("BYE"), 200);
    anna.receives(200);
  }

  @Test
  void says480WhenTheOtherEndHasNoConnection() {
    ScriptedPhone clara = script.phoneOverTcp("clara-desk");
    Call call = call(anna, clara);
    clara.wire().close();

    call.caller.sends("BYE");

    anna.receives(480);
    assertThat(script.count(ProxyEvent.IN_DIALOG_UNREACHABLE)).isOne();
  }

  @Test
  void acceptsARequestFromAnAddressTheCallerMovedTo() {
    Call call = call(anna, ben);
    ScriptedPhone moved = script.phone("anna-desk");

    moved.sends(call.caller.request("BYE").build());

    ben.answers(ben.receives("BYE"), 200);
    moved.receives(200);
  }

  @Test
  void forwardsPrackOfAnEarlyDialog() {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toBen = ben.receives("INVITE");
    ben.answers(toBen, 183);
    SipResponse early = anna.receives(183);

    anna.callerDialog(invite, early).sends("PRACK");

    ben.answers(ben.receives("PRACK"), 200);
    anna.receives(200);
    ben.refuses(toBen, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void givesUpOnAnEndThatNeverResponds() {
    Call call = call(anna, ben);

    SipRequest reInvite = call.caller.sends("INVITE");
    anna.receives(100);
    script.pass(Duration.ofSeconds(32));

    ben.ignoresAll();
    anna.isRefused(reInvite, 408);
  }

  private static Call call(ScriptedPhone caller, ScriptedPhone callee) {
    SipRequest invite = caller.calls(callee.device());
    SipRequest received = callee.receives("INVITE");
    callee.answers(received, 200);
    SipResponse response = caller.receives(200);
    return new Call(caller.callerDialog(invite, response), callee.calleeDialog(received));
  }

  private record Call(ScriptedDialog caller, ScriptedDialog callee) {}
}
