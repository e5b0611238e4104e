package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that go no further (RFC 3261 §16.3), and OPTIONS for the server itself (§11). */
final class RequestValidationTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone desk = script.phone("ben-desk");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void refusesARequestThatHasMadeTooManyHops() {
    anna.sends(anna.request("INVITE", "ben").maxForwards(0).build());

    anna.receives(483);
    assertThat(script.count(ProxyEvent.TOO_MANY_HOPS)).isOne();
  }

  @Test
  void answersAnOptionsThatHasMadeTooManyHopsItself() {
    anna.sends(anna.request("OPTIONS", "ben").maxForwards(0).build());

    assertThat(anna.receives(200).has(HeaderName.ALLOW)).isTrue();
  }

  @Test
  void refusesOtherUriSchemes() {
    anna.sends(anna.request("INVITE", "ben").requestUri("tel:+41445550112").build());
    anna.sends(anna.request("INVITE", "ben").requestUri("sips:ben@example.com").build());

    anna.receives(416);
    anna.receives(416);
  }

  @Test
  void refusesExtensionsThatAProxyWouldNeed() {
    anna.sends(
        anna.request("INVITE", "ben")
            .header(HeaderName.PROXY_REQUIRE, "foo, bar")
            .header(HeaderName.PROXY_REQUIRE, "privacy")
            .build());

    SipResponse refusal = anna.receives(420);
    assertThat(refusal.value(HeaderName.UNSUPPORTED)).contains("foo, bar, privacy");
  }

  @Test
  void answersABadHeaderWith400AndSaysWhich() {
    anna.sends(anna.request("INVITE", "ben").header("Route", "<<>").build());

    assertThat(anna.receives(400).reasonPhrase()).contains("Route");
    assertThat(script.count(ProxyEvent.MALFORMED)).isOne();
  }

  @Test
  void refusesARequestThatComesBackUnchanged() {
    SipRequest invite = anna.calls("ben");
    SipRequest forwarded = desk.receives("INVITE");

    // A device whose contact is this server, or a proxy that sends everything back.
    desk.sends(
        anna.request("INVITE", "ben")
            .callId(invite.callId())
            .cseq(invite.cseq().sequence())
            .vias(forwarded.topmostVia().toString().replace("192.0.2.1:5060", "203.0.113.9"))
            .build());

    desk.receives(482);
    desk.refuses(forwarded, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void letsASpiralPass() {
    SipRequest invite = anna.calls("ben");
    SipRequest forwarded = desk.receives("INVITE");

    // It comes back for somebody else: to be called like any other request.
    desk.sends(
        anna.request("INVITE", "clara")
            .callId(invite.callId())
            .cseq(invite.cseq().sequence())
            .vias(forwarded.topmostVia().toString())
            .build());

    desk.receives(407);
    desk.refuses(forwarded, 486);
    anna.isRefused(invite, 486);
  }

  @Test
  void answersOptionsForTheServerItselfWithoutCredentials() {
    anna.sends(anna.request("OPTIONS", "sip:example.com").build());
    anna.sends(anna.request("OPTIONS", "sip:192.0.2.1").build());

    SipResponse capabilities = anna.receives(200);
    assertThat(capabilities.value(HeaderName.ALLOW).orElseThrow())
        .contains("INVITE")
        .contains("REGISTER");
    assertThat(capabilities.has(HeaderName.ACCEPT)).isTrue();
    assertThat(capabilities.has(HeaderName.SUPPORTED)).isTrue();
    anna.receives(200);
  }

  @Test
  void forwardsOptionsForADevice() {
    anna.sendsWithCredentials(anna.request("OPTIONS", "ben"));

    desk.answers(desk.receives("OPTIONS"), 200);

    anna.receives(200);
  }

  @Test
  void refusesARouteThatLeadsElsewhere() {
    anna.sends(
        anna.request("INVITE", "ben")
            .header(HeaderName.ROUTE, "<sip:192.0.2.1;lr>, <sip:relay.elsewhere.example;lr>")
            .build());

    anna.receives(403);
    assertThat(script.count(ProxyEvent.FOREIGN_ROUTE)).isOne();
  }

  @Test
  void takesARouteToItselfAsAnOutboundProxy() {
    SipRequest invite =
        anna.sendsWithCredentials(
            anna.request("INVITE", "ben").header(HeaderName.ROUTE, "<sip:192.0.2.1:5060;lr>"));
    anna.receives(100);

    SipRequest forwarded = desk.receives("INVITE");

    assertThat(forwarded.has(HeaderName.ROUTE)).isFalse();
    desk.refuses(forwarded, 486);
    anna.isRefused(invite, 486);
  }
}
