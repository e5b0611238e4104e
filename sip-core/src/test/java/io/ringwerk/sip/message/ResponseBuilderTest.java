package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBuilderTest {
  private static final InetSocketAddress SOURCE = new InetSocketAddress("198.51.100.7", 40_000);

  /** RFC 3261 §8.2.6.2. */
  @Test
  void copiesWhatIdentifiesTheRequestByteForByte() {
    SipMessage request =
        TestMessages.parse(
            """
            OPTIONS sip:bob@example.com SIP/2.0
            v:  SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            f:   "Anna"
              <sip:anna@example.com>;tag=1
            Via: SIP/2.0/TCP b,
             SIP/2.0/TCP c
            TO : <sip:bob@example.com>;tag=2
            call-id: 1
            cseq: 0007   OPTIONS
            X-Odd: not copied

            """);

    SipResponse response = ResponseBuilder.to((SipRequest) request, 200).build();

    assertThat(TestMessages.text(response))
        .isEqualTo(
            """
            SIP/2.0 200 OK
            v:  SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            Via: SIP/2.0/TCP b,
             SIP/2.0/TCP c
            f:   "Anna"
              <sip:anna@example.com>;tag=1
            TO : <sip:bob@example.com>;tag=2
            call-id: 1
            cseq: 0007   OPTIONS
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
  }

  /** RFC 3581 §4: received even if it is the same, and the port. */
  @Test
  void fillsRportAndReceivedInTheTopmostViaOnly() throws MalformedHeaderException {
    SipRequest request =
        TestMessages.options()
            .vias("SIP/2.0/UDP 198.51.100.7;rport;branch=z9hG4bK1", "SIP/2.0/UDP b;rport")
            .build()
            .receivedFrom(SOURCE);

    SipResponse response = ResponseBuilder.to(request, 200).build();

    assertThat(response.topmostVia().received()).contains("198.51.100.7");
    assertThat(response.topmostVia().rport()).hasValue(40_000);
    assertThat(response.topmostVia().branch()).isEqualTo("z9hG4bK1");
    assertThat(response.vias().get(1).received()).isEmpty();
  }

  /** RFC 3261 §18.2.1. */
  @Test
  void addsReceivedIfSentByIsAnotherAddressOrAName() throws MalformedHeaderException {
    SipRequest request =
        TestMessages.options()
            .vias("SIP/2.0/UDP phone.example.com ;branch=z9hG4bK1 , SIP/2.0/UDP b")
            .build()
            .receivedFrom(SOURCE);

    SipResponse response = ResponseBuilder.to(request, 200).build();

    assertThat(response.topmostVia().received()).contains("198.51.100.7");
    assertThat(response.topmostVia().hasRport()).isFalse();
    assertThat(response.vias()).extracting(Via::host).containsExactly("phone.example.com", "b");
  }

  @Test
  void leavesAViaAloneThatSaysWhereItIsFrom() {
    String via = "SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bK1";
    SipRequest request = TestMessages.options().vias(via).build().receivedFrom(SOURCE);

    SipResponse response = ResponseBuilder.to(request, 200).build();

    assertThat(response.value(HeaderName.VIA)).contains(via);
  }

  @Test
  void dropsReceivedAndRportThatTheSenderFilledItself() {
    SipRequest request =
        TestMessages.options()
            .vias("SIP/2.0/UDP 198.51.100.7;received=10.0.0.1;a=1;RPORT=1;branch=z9hG4bK1;b")
            .build()
            .receivedFrom(SOURCE);

    SipResponse response = ResponseBuilder.to(request, 200).build();

    assertThat(response.value(HeaderName.VIA))
        .contains(
            "SIP/2.0/UDP 198.51.100.7;a=1;branch=z9hG4bK1;b;received=198.51.100.7;rport=40000");
  }

  @Test
  void writesIpv6WithoutBracketsAndZone() {
    SipRequest request =
        TestMessages.options().build().receivedFrom(new InetSocketAddress("fe80::1%1", 40_000));

    SipResponse response = ResponseBuilder.to(request, 200).build();

    assertThat(response.topmostVia().received()).contains("fe80:0:0:0:0:0:0:1");
  }

  @Test
  void aToTagIsAddedOnceAndA100NeedsNone() {
    SipRequest outside = TestMessages.invite().build();
    SipRequest inside = TestMessages.invite().toTag("b").build();

    assertThat(ResponseBuilder.to(outside, 180).toTag("a").build().toTag()).contains("a");
    assertThat(ResponseBuilder.to(inside, 180).toTag("a").build().toTag()).contains("b");
    assertThat(ResponseBuilder.to(outside, 100).build().toTag()).isEmpty();
  }

  /** RFC 3261 §8.2.7. */
  @Test
  void aDerivedToTagIsTheSameForARetransmissionAndAnotherForAnotherRequest() {
    SipResponse first = ResponseBuilder.to(TestMessages.options().build(), 404).build();
    SipResponse again = ResponseBuilder.to(TestMessages.options().build(), 404).build();
    SipResponse other = ResponseBuilder.to(TestMessages.options().cseq(2).build(), 404).build();

    assertThat(first.toTag()).isPresent().isEqualTo(again.toTag());
    assertThat(other.toTag()).isPresent().isNotEqualTo(first.toTag());
  }

  /** RFC 3261 §8.2.6.1. */
  @Test
  void onlyA100CopiesTheTimestamp() {
    SipRequest request = TestMessages.invite().header("Timestamp", "54").build();

    assertThat(ResponseBuilder.to(request, 100).build().value(HeaderName.TIMESTAMP)).contains("54");
    assertThat(ResponseBuilder.to(request, 180).build().has(HeaderName.TIMESTAMP)).isFalse();
  }

  @Test
  void addsHeadersAndABody() {
    SipResponse response =
        ResponseBuilder.to(TestMessages.invite().build(), 200, "Gern")
            .header(HeaderName.CONTACT, "<sip:bob@192.0.2.2>")
            .header("X-Odd", "ü")
            .body("text/plain", "größer".getBytes(StandardCharsets.UTF_8))
            .build();

    assertThat(response.reasonPhrase()).isEqualTo("Gern");
    assertThat(response.values("x-odd")).containsExactly("ü");
    assertThat(response.value(HeaderName.CONTENT_LENGTH)).contains("8");
    assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("größer");
  }

  @ParameterizedTest
  @CsvSource({
    "100,Trying",
    "407,Proxy Authentication Required",
    "499,Bad Request",
    "611,Busy Everywhere"
  })
  void takesTheUsualReasonPhrase(int status, String phrase) {
    assertThat(ResponseBuilder.to(TestMessages.invite().build(), status).build().reasonPhrase())
        .isEqualTo(phrase);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 700})
  void refusesWhatIsNoStatusCode(int status) {
    SipRequest request = TestMessages.invite().build();

    assertThatIllegalArgumentException().isThrownBy(() -> ResponseBuilder.to(request, status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nVia: x", "a\nb", "a\rb", "\n"})
  void refusesLineBreaks(String text) {
    SipRequest request = TestMessages.invite().build();
    ResponseBuilder builder = ResponseBuilder.to(request, 200);

    assertThatIllegalArgumentException().isThrownBy(() -> ResponseBuilder.to(request, 200, text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.toTag(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header(HeaderName.SERVER, text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header("X-Odd", text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header(text, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.body(text, new byte[0]));
  }
}
