package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and under which name (RFC 3261 §22.3). */
final class CallerVerificationTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone ben = script.phone("ben-desk");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "MESSAGE", "SUBSCRIBE", "REFER", "INFO", "BYE", "FROBNICATE"})
  void challengesEveryRequestOutsideADialog(String method) {
    anna.sends(anna.request(method, "ben").header(HeaderName.EVENT, "presence").build());

    SipResponse challenge = anna.receives(407);
    assertThat(challenge.value(HeaderName.PROXY_AUTHENTICATE).orElseThrow())
        .startsWith("Digest ")
        .contains("realm=\"example.com\"");
    ben.receivesNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ben-desk",
        "ben",
        "BEN",
        "12",
        "+41445550112",
        "sip:ben@192.0.2.1",
        "sip:anonymous@anonymous.invalid",
        "sip:Anonymous@example.com"
      })
  void letsADeviceCallUnderEachOfItsNamesOrUnderNone(String from) {
    SipRequest invite = ben.sendsWithCredentials(ben.request("INVITE", "anna").from(from));
    ben.receives(100);

    anna.refuses(anna.receives("INVITE"), 486);
    ben.isRefused(invite, 486);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "anna-desk", "11", "team", "nobody", "+41445550199x"})
  void refusesAnybodyElsesName(String from) {
    SipRequest invite = ben.sendsWithCredentials(ben.request("INVITE", "anna").from(from));
    ben.receives(100);

    SipResponse refusal = ben.isRefused(invite, 403);

    assertThat(refusal.reasonPhrase()).isEqualTo("From is not an identity of this device");
    assertThat(script.count(ProxyEvent.FOREIGN_IDENTITY)).isOne();
  }

  @Test
  void refusesStrangersWithoutATransaction() {
    anna.sends(anna.request("INVITE", "ben").from("eve@elsewhere.example").build());
    anna.sends(anna.request("INVITE", "ben").from("eve@elsewhere.example").build());

    anna.receives(403);
    anna.receives(403);
  }

  @Test
  void refusesAWrongPasswordAgainAndAgain() {
    SipRequest first = anna.sends(anna.request("INVITE", "ben").build());
    String wrong = DigestAnswer.to(anna.receives(407), first, "anna-desk", "guessed");

    anna.sends(anna.request("INVITE", "ben").header(HeaderName.PROXY_AUTHORIZATION, wrong).build());

    anna.receives(407);
    ben.receivesNothing();
  }

  @Test
  void challengesAReplayInAnotherRequest() {
    SipRequest invite = anna.calls("ben");
    ben.refuses(ben.receives("INVITE"), 486);
    anna.isRefused(invite, 486);

    String overheard = invite.value(HeaderName.PROXY_AUTHORIZATION).orElseThrow();
    anna.sends(
        anna.request("INVITE", "ben").header(HeaderName.PROXY_AUTHORIZATION, overheard).build());

    assertThat(anna.receives(407).value(HeaderName.PROXY_AUTHENTICATE).orElseThrow())
        .contains("stale=true");
    ben.receivesNothing();
  }

  @Test
  void absorbsARepeatedInviteAlthoughItsNonceCountIsUsedUp() {
    SipRequest invite = anna.calls("ben");
    SipRequest toBen = ben.receives("INVITE");

    anna.sends(invite);

    anna.receives(100);
    ben.receivesNothing();
    ben.refuses(toBen, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void keepsItsOwnCredentialsAndForwardsThoseForOthers() {
    String theirs =
        "Digest username=\"x\", realm=\"gateway\", nonce=\"n\", uri=\"u\", response=\"r\"";
    SipRequest invite =
        anna.sendsWithCredentials(
            anna.request("INVITE", "ben").header(HeaderName.PROXY_AUTHORIZATION, theirs));
    anna.receives(100);

    SipRequest forwarded = ben.receives("INVITE");

    assertThat(forwarded.values(HeaderName.PROXY_AUTHORIZATION)).containsExactly(theirs);
    ben.refuses(forwarded, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void isNoOpenRelay() {
    for (String called : List.of("ben@elsewhere.example", "dora@other.example")) {
      SipRequest invite = anna.calls(called);
      anna.isRefused(invite, 403);
    }
    assertThat(script.count(ProxyEvent.FOREIGN_DOMAIN)).isEqualTo(2);
  }

  @Test
  void doesNotKnowUnknownNames() {
    anna.isRefused(anna.calls("nobody"), 404);
  }

  @Test
  void forgetsADeviceThatWasDisabled() {
    script.installation.enable("anna-desk", false);
    SipRequest first = anna.sends(anna.request("INVITE", "ben").build());
    String credentials = DigestAnswer.to(anna.receives(407), first, "anna-desk", "anna-desk");

    anna.sends(
        anna.request("INVITE", "ben").header(HeaderName.PROXY_AUTHORIZATION, credentials).build());

    anna.receives(403);
  }

  @Test
  void dropsAnAckOutOfTheBlue() {
    anna.sends(TestMessages.ack().from("anna").to("ben").build());

    anna.receivesNothing();
    ben.receivesNothing();
    assertThat(script.count(ProxyEvent.STRAY_ACK)).isOne();
  }
}
