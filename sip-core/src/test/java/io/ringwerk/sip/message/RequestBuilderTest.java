package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {
  private final SipRequest invite =
      TestMessages.invite()
          .vias("SIP/2.0/UDP a;branch=z9hG4bK1 , SIP/2.0/UDP b")
          .header("Route", "<sip:r1;lr>")
          .header("Route", "<sip:r2;lr>")
          .header("Supported", "path")
          .cseq(4711)
          .sdp()
          .build();

  /** RFC 3261 §9.1. */
  @Test
  void aCancelHasWhatIdentifiesTheRequestAndOnlyItsTopmostVia() throws MalformedHeaderException {
    SipRequest cancel =
        RequestBuilder.cancelOf(invite)
            .header(HeaderName.REASON, "SIP;cause=200;text=\"Call completed elsewhere\"")
            .build();

    assertThat(cancel.requestUriText()).isEqualTo(invite.requestUriText());
    assertThat(cancel.vias()).containsExactly(invite.topmostVia());
    assertThat(cancel.cseq()).isEqualTo(new CSeq(4711, SipMethod.CANCEL, "CANCEL"));
    assertThat(cancel.callId()).isEqualTo(invite.callId());
    assertThat(cancel.from()).isEqualTo(invite.from());
    assertThat(cancel.to()).isEqualTo(invite.to());
    assertThat(cancel.routes()).isEqualTo(invite.routes());
    assertThat(cancel.maxForwards()).hasValue(70);
    assertThat(cancel.has(HeaderName.SUPPORTED)).isFalse();
    assertThat(cancel.bodyLength()).isZero();
    assertThat(cancel.reasons()).hasSize(1);
  }

  /** RFC 3261 §17.1.1.3. */
  @Test
  void anAckHasTheToOfTheResponse() throws MalformedHeaderException {
    SipResponse busy = TestMessages.response(invite, 486);

    SipRequest ack = RequestBuilder.ackOf(invite, busy).build();

    assertThat(ack.to()).isEqualTo(busy.to());
    assertThat(ack.toTag()).contains("callee");
    assertThat(ack.vias()).containsExactly(invite.topmostVia());
    assertThat(ack.cseq()).isEqualTo(new CSeq(4711, SipMethod.ACK, "ACK"));
    assertThat(ack.routes()).isEqualTo(invite.routes());
    assertThat(ack.from()).isEqualTo(invite.from());
  }

  @Test
  void buildsARequestOfItsOwn() throws MalformedHeaderException {
    SipRequest request =
        RequestBuilder.request(SipMethod.MESSAGE, "sip:bob@example.com")
            .via("SIP/2.0/UDP a;branch=z9hG4bK1")
            .from("<sip:anna@example.com>;tag=1")
            .to("<sip:bob@example.com>")
            .callId("1")
            .cseq(1)
            .contact("<sip:anna@a>")
            .maxForwards(5)
            .header("X-Odd", "1")
            .body("text/plain", "hi".getBytes(StandardCharsets.UTF_8))
            .build();

    assertThat(request.method()).isEqualTo(SipMethod.MESSAGE);
    assertThat(request.maxForwards()).hasValue(5);
    assertThat(request.contacts()).hasSize(1);
    assertThat(request.body()).asString().isEqualTo("hi");
  }

  @Test
  void whatLacksSomethingMandatoryIsNotBuilt() {
    RequestBuilder builder = RequestBuilder.request("ODD", "sip:bob@example.com").cseq(1);

    assertThatIllegalStateException().isThrownBy(builder::build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nVia: x", "a\nb", "a\rb", "\n"})
  void refusesLineBreaks(String text) {
    RequestBuilder builder = RequestBuilder.request("ODD", "sip:bob@example.com");

    assertThatIllegalArgumentException().isThrownBy(() -> RequestBuilder.request(text, "sip:a"));
    assertThatIllegalArgumentException().isThrownBy(() -> RequestBuilder.request("ODD", text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.via(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.from(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.to(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.callId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.contact(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header("X-Odd", text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.header(text, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.body(text, new byte[0]));
  }

  @Test
  void refusesAMethodWithoutAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestBuilder.request(SipMethod.OTHER, "sip:a"));
  }
}
