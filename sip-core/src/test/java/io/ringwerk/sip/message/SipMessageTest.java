package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {
  @Test
  void readsWhatARegisterSays() throws MalformedHeaderException {
    SipRequest register =
        TestMessages.register().contact("<sip:bob@192.0.2.4>;expires=600").expires(3600).build();

    assertThat(register.method()).isEqualTo(SipMethod.REGISTER);
    assertThat(register.requestUri().host()).isEqualTo("example.com");
    assertThat(register.to().uri().user()).isEqualTo("bob");
    assertThat(register.from().tag()).contains("caller");
    assertThat(register.fromTag()).contains("caller");
    assertThat(register.toTag()).isEmpty();
    assertThat(register.callId()).isEqualTo("call-1@192.0.2.1");
    assertThat(register.cseq()).isEqualTo(new CSeq(1, SipMethod.REGISTER, "REGISTER"));
    assertThat(register.topmostVia().branch()).isEqualTo("z9hG4bK-test-1");
    assertThat(register.expires()).hasValue(3600);
    assertThat(register.maxForwards()).hasValue(70);
    assertThat(register.contacts())
        .extracting(ContactValue::uriText)
        .containsExactly("sip:bob@192.0.2.4");
    assertThat(register.bodyLength()).isZero();
  }

  @Test
  void readsWhatAResponseSays() throws MalformedHeaderException {
    SipMessage message =
        TestMessages.parse(
            """
            SIP/2.0 423 Interval Too Brief
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            From: <sip:bob@example.com>;tag=1
            To: <sip:bob@example.com>;tag=2
            Call-ID: 1
            CSeq: 7 REGISTER
            Min-Expires: 600

            """);

    assertThat(message)
        .isInstanceOfSatisfying(
            SipResponse.class,
            response -> {
              assertThat(response.status()).isEqualTo(423);
              assertThat(response.reasonPhrase()).isEqualTo("Interval Too Brief");
              assertThat(response.isFinal()).isTrue();
              assertThat(response.isSuccess()).isFalse();
              assertThat(response.isProvisional()).isFalse();
            });
    assertThat(message.minExpires()).hasValue(600);
    assertThat(message.toTag()).contains("2");
  }

  @Test
  void compactFormsAreTheSameAsLongOnes() throws MalformedHeaderException {
    SipMessage message =
        TestMessages.parse(
            """
            INVITE sip:bob@example.com SIP/2.0
            v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            f: <sip:anna@example.com>;tag=1
            t: <sip:bob@example.com>
            i: 1@a
            CSEQ: 1 INVITE
            m: <sip:anna@192.0.2.1>
            k: path, gruu,outbound
            c: text/plain
            l: 2

            hi""");

    assertThat(message.callId()).isEqualTo("1@a");
    assertThat(message.contacts()).hasSize(1);
    assertThat(message.tokens(HeaderName.SUPPORTED)).containsExactly("path", "gruu", "outbound");
    assertThat(message.value(HeaderName.CONTENT_TYPE)).contains("text/plain");
    assertThat(message.body()).asString().isEqualTo("hi");
    assertThat(message.headerNameText(0)).isEqualTo("v");
    assertThat(message.headerName(0)).isEqualTo(HeaderName.VIA);
  }

  @Test
  void aFoldedValueReadsAsOneLine() {
    SipMessage message =
        TestMessages.parse(
            TestMessages.options().header("Subject", "one \r\n \t two\r\n three  ").text());

    assertThat(message.value(HeaderName.SUBJECT)).contains("one two three");
  }

  @Test
  void everyMandatoryHeaderMayBeFolded() throws MalformedHeaderException {
    SipMessage message =
        TestMessages.parse(
            """
            OPTIONS sip:bob@example.com SIP/2.0
            Via:
             SIP/2.0/UDP 192.0.2.1
             ;branch=z9hG4bK1
            From: "Anna"
             <sip:anna@example.com>
             ;tag=1
            To:
            \t<sip:bob@example.com>
            Call-ID:
             1@a
            CSeq: 1
             OPTIONS

            """);

    assertThat(message.topmostVia().branch()).isEqualTo("z9hG4bK1");
    assertThat(message.from().displayName()).isEqualTo("Anna");
    assertThat(message.fromTag()).contains("1");
    assertThat(message.to().uri().user()).isEqualTo("bob");
    assertThat(message.callId()).isEqualTo("1@a");
    assertThat(message.cseq().method()).isEqualTo(SipMethod.OPTIONS);
  }

  @Test
  void repeatedAndCommaJoinedLinesGiveTheSameValues() throws MalformedHeaderException {
    SipRequest joined =
        TestMessages.register()
            .contact("\"a,b\" <sip:bob@a;x=1>;q=0.5 , <sip:bob@b?x=a,b>,sip:bob@c;expires=1")
            .build();
    SipRequest repeated =
        TestMessages.register()
            .contact("\"a,b\" <sip:bob@a;x=1>;q=0.5")
            .header("Contact", "<sip:bob@b?x=a,b>")
            .header("m", "sip:bob@c;expires=1")
            .build();

    assertThat(joined.contacts()).isEqualTo(repeated.contacts()).hasSize(3);
    assertThat(joined.contacts())
        .extracting(contact -> contact.uri().host())
        .containsExactly("a", "b", "c");
    assertThat(joined.count(HeaderName.CONTACT)).isEqualTo(1);
    assertThat(repeated.count(HeaderName.CONTACT)).isEqualTo(3);
    assertThat(repeated.values(HeaderName.CONTACT)).hasSize(3);
  }

  @Test
  void unknownHeadersAreFoundByTheirText() {
    SipRequest request =
        TestMessages.options()
            .header("X-One", "1")
            .header("x-one", "2")
            .header("X-Two", "3")
            .build();

    assertThat(request.values("X-ONE")).containsExactly("1", "2");
    assertThat(request.values("x-two")).containsExactly("3");
    assertThat(request.values("X-Three")).isEmpty();
    assertThat(request.values("f")).hasSize(1);
  }

  @Test
  void unknownMethodsKeepTheirText() {
    SipRequest request = TestMessages.request("Invite").build();

    assertThat(request.method()).isEqualTo(SipMethod.OTHER);
    assertThat(request.methodName()).isEqualTo("Invite");
    assertThat(request.cseq().methodName()).isEqualTo("Invite");
  }

  @Test
  void readsRoutesAndRecordRoutesTopmostFirst() throws MalformedHeaderException {
    SipRequest bye =
        TestMessages.bye()
            .header("Route", "<sip:a;lr>,<sip:b;lr>")
            .header("Route", "<sip:c;lr>")
            .header("Record-Route", "<sip:d;lr>")
            .build();

    assertThat(bye.routes()).extracting(route -> route.uri().host()).containsExactly("a", "b", "c");
    assertThat(bye.recordRoutes()).extracting(route -> route.uri().host()).containsExactly("d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<sip:bob@a", "<sip:bob@a>,", "<sip:bob@a> <sip:bob@b>", ",", "*,"})
  void oneMalformedContactMakesAllMalformed(String contacts) {
    SipRequest register = TestMessages.register().contact(contacts).build();

    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(register::contacts)
        .satisfies(malformed -> assertThat(malformed.headerName()).isEqualTo("Contact"))
        .satisfies(malformed -> assertThat(malformed.reason()).startsWith("Bad Contact: "));
  }

  @Test
  void aTagInADisplayNameOrUriIsNotTheTag() {
    SipMessage message =
        TestMessages.parse(
            TestMessages.options()
                .text()
                .replaceFirst(
                    "From: [^\r]*", "From: \"a;tag=1\" <sip:b;tag=2@c>;x=\";tag=3\";tag=4"));

    assertThat(message.fromTag()).contains("4");
  }

  @Test
  void anEmptyOrUnreadableTagCountsAsNone() {
    SipMessage empty = TestMessages.parse(TestMessages.options().fromTag("").text());
    SipMessage unreadable =
        TestMessages.parse(TestMessages.options().text().replaceFirst("From: <", "From: \"<"));

    assertThat(empty.fromTag()).isEmpty();
    assertThat(unreadable.fromTag()).isEmpty();
  }

  @Test
  void maxForwardsBeyond255IsMalformed() throws MalformedHeaderException {
    assertThat(TestMessages.options().maxForwards(0).build().maxForwards()).hasValue(0);
    assertThat(TestMessages.options().maxForwards(255).build().maxForwards()).hasValue(255);
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> TestMessages.options().maxForwards(256).build().maxForwards());
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> TestMessages.options().maxForwards(-1).build().maxForwards());
  }

  @Test
  void aHugeExpiresCountsAsTheLargest() throws MalformedHeaderException {
    SipRequest register =
        TestMessages.register().header("Expires", "10000000000000000000000").build();

    assertThat(register.expires()).hasValue(4_294_967_295L);
  }

  @Test
  void anExpiresThatIsNoNumberIsMalformed() {
    SipRequest register = TestMessages.register().header("Expires", "soon").build();

    assertThatExceptionOfType(MalformedHeaderException.class).isThrownBy(register::expires);
  }

  @Test
  void aMessageKnowsWhereItCameFromAndStaysTheSame() {
    SipRequest sent = TestMessages.options().build();
    InetSocketAddress source = new InetSocketAddress("198.51.100.7", 40_000);

    SipRequest received = sent.receivedFrom(source);

    assertThat(received.source()).contains(source);
    assertThat(received.bytes()).isSameAs(sent.bytes());
    assertThat(received).isEqualTo(sent).hasSameHashCodeAs(sent);
    assertThat(sent.source()).isEmpty();
  }

  @Test
  void whatIsShownInLogsHoldsNoCredentials() {
    SipRequest register =
        TestMessages.register().header("Authorization", "Digest response=\"secret\"").build();

    assertThat(register.toString())
        .isEqualTo("REGISTER sip:example.com [call-1@192.0.2.1, 1 REGISTER]");
  }
}
