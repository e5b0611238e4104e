package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.RequestEditor;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.Via;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a forwarded request looks like (RFC 3261 §16.6). */
final class RequestForwardingTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone ben = script.phone("ben-desk");
  private final ScriptedPhone soft = script.phoneOverTcp("ben-soft");

  @AfterEach
  void nothingIsLeft() {
    ben.ignoresAll();
    soft.ignoresAll();
    anna.ignoresAll();
    script.assertNothingIsLeft();
  }

  @Test
  void goesToTheRegisteredContactOfEachDevice() {
    anna.calls("ben");

    assertThat(ben.receives("INVITE").requestUriText()).isEqualTo(ben.contact());
    assertThat(soft.receives("INVITE").requestUriText()).isEqualTo(soft.contact());
  }

  @Test
  void carriesAViaOfOursWithABranchOfItsOwn() throws MalformedHeaderException {
    anna.calls("ben");

    List<Via> toBen = ben.receives("INVITE").vias();
    List<Via> toSoft = soft.receives("INVITE").vias();

    assertThat(toBen).hasSize(2);
    assertThat(toBen.get(0).sentBy()).isEqualTo(SipScript.SERVER);
    assertThat(toBen.get(0).transport()).isEqualTo("UDP");
    assertThat(toSoft.get(0).transport()).isEqualTo("TCP");
    assertThat(toBen.get(0).hasMagicCookie()).isTrue();
    assertThat(toBen.get(0).branch()).isNotEqualTo(toSoft.get(0).branch());
    assertThat(toBen.get(1).rport()).as("written into the caller's Via").hasValue(5060);
  }

  @Test
  void hasOneHopLessToGo() throws MalformedHeaderException {
    anna.calls("ben");

    assertThat(ben.receives("INVITE").maxForwards()).hasValue(69);
  }

  @Test
  void startsToCountHopsWhereNobodyDid() throws MalformedHeaderException {
    SipRequest invite = anna.calls("ben-desk");
    SipRequest toBen = ben.receives("INVITE");
    ben.answers(toBen, 200);
    SipRequest info = anna.callerDialog(invite, anna.receives(200)).request("INFO").build();

    anna.sends(RequestEditor.of(info).remove(HeaderName.MAX_FORWARDS).build());

    assertThat(ben.receives("INFO").maxForwards()).hasValue(70);
  }

  @Test
  void tellsThePhoneWhichOfItsNamesWasCalled() {
    anna.sendsWithCredentials(
        anna.request("INVITE", "+41445550112")
            .header("P-Called-Party-ID", "<sip:somebody-else@example.com>"));

    assertThat(ben.receives("INVITE").values("P-Called-Party-ID"))
        .containsExactly("<sip:+41445550112@example.com>");
  }

  @Test
  void passesUnknownHeadersAndTheBodyUntouched() {
    SipRequest sent =
        anna.sendsWithCredentials(
            anna.request("INVITE", "ben").header("X-Colour", "green;shade=\"dark, very\"").sdp());

    SipRequest forwarded = ben.receives("INVITE");

    assertThat(forwarded.values("X-Colour")).containsExactly("green;shade=\"dark, very\"");
    assertThat(forwarded.body()).isEqualTo(sent.body());
  }

  @Test
  void recordsOneRouteWhereBothSidesReachUsTheSameWay() {
    anna.calls("ben");

    List<String> routes = ben.receives("INVITE").values(HeaderName.RECORD_ROUTE);

    assertThat(routes).singleElement().asString().matches("<sip:[A-Za-z0-9_-]+@192.0.2.1:5060;lr>");
  }

  @Test
  void recordsARouteForEachSideWhereTheyUseDifferentTransports() {
    anna.calls("ben");

    List<String> routes = soft.receives("INVITE").values(HeaderName.RECORD_ROUTE);

    assertThat(routes).hasSize(2);
    assertThat(routes.get(0)).endsWith("@192.0.2.1:5060;transport=tcp;lr>");
    assertThat(routes.get(1)).endsWith("@192.0.2.1:5060;lr>");
  }

  @Test
  void aRouteSaysNothingAboutTheDevicesToWhoeverCarriesIt() {
    anna.calls("ben");

    String route = ben.receives("INVITE").value(HeaderName.RECORD_ROUTE).orElseThrow();

    assertThat(route).hasSizeLessThan(200).doesNotContain("anna");
  }
}
