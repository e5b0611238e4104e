package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SipMessageTest {
  @Test
  void readsWhatARegisterSays() throws MalformedHeaderException {
    SipRequest register =
        TestMessages.register()
            .contact(
                "<sip:bob@192.0.2.4;transport=tcp>;expires=600, <sip:bob@[2001:db8::1]:5070>;q=0.5")
            .expires(3600)
            .build();

    assertThat(register.method()).isEqualTo(SipMethod.REGISTER);
    assertThat(register.requestUri().host()).isEqualTo("example.com");
    assertThat(register.to().uri().user()).isEqualTo("bob");
    assertThat(register.fromTag()).contains("caller");
    assertThat(register.toTag()).isEmpty();
    assertThat(register.cseq()).isEqualTo(new CSeq(1, SipMethod.REGISTER, "REGISTER"));
    assertThat(register.topmostVia().branch()).isEqualTo("z9hG4bK-test-1");
    assertThat(register.expires()).hasValue(3600);
    assertThat(register.maxForwards()).hasValue(70);
    assertThat(register.contacts()).hasSize(2);
    assertThat(register.contacts().get(0).expires()).hasValue(600);
    assertThat(register.contacts().get(0).uri().transport()).contains("tcp");
    assertThat(register.contacts().get(1).q()).hasValue(500);
    assertThat(register.contacts().get(1).uri().host()).isEqualTo("[2001:db8::1]");
  }

  @Test
  void answersWithSourceAndTag() {
    SipRequest request =
        TestMessages.options().build().receivedFrom(new InetSocketAddress("198.51.100.7", 40000));

    SipResponse response = ResponseBuilder.to(request, 200).toTag("t1").build();

    assertThat(response.topmostVia().received()).contains("198.51.100.7");
    assertThat(response.topmostVia().rport()).hasValue(40000);
    assertThat(response.toTag()).contains("t1");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.reasonPhrase()).isEqualTo("OK");
    assertThat(response.cseq()).isEqualTo(request.cseq());
  }

  @Test
  void forwardsBySplicing() throws MalformedHeaderException {
    SipRequest invite =
        TestMessages.invite()
            .header("Route", "<sip:a;lr>, <sip:b;lr>")
            .header("X-Odd", "kept")
            .sdp()
            .build();

    SipRequest forwarded =
        RequestEditor.of(invite)
            .requestUri("sip:bob@192.0.2.9")
            .prependVia("SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKnew")
            .maxForwards(69)
            .removeTopmostRoute()
            .prepend(HeaderName.RECORD_ROUTE, "<sip:203.0.113.1;lr>")
            .build();

    assertThat(forwarded.requestUriText()).isEqualTo("sip:bob@192.0.2.9");
    assertThat(forwarded.vias())
        .extracting(Via::branch)
        .containsExactly("z9hG4bKnew", "z9hG4bK-test-1");
    assertThat(forwarded.maxForwards()).hasValue(69);
    assertThat(forwarded.routes()).extracting(r -> r.uri().host()).containsExactly("b");
    assertThat(forwarded.values("x-odd")).containsExactly("kept");
    assertThat(forwarded.body()).isEqualTo(invite.body());
  }

  @Test
  void cancelsAndAcknowledgesHopByHop() throws MalformedHeaderException {
    SipRequest invite = TestMessages.invite().header("Route", "<sip:a;lr>").build();

    SipRequest cancel =
        RequestBuilder.cancelOf(invite).header(HeaderName.REASON, "SIP;cause=200").build();
    SipRequest ack = RequestBuilder.ackOf(invite, TestMessages.response(invite, 486)).build();

    assertThat(cancel.topmostVia()).isEqualTo(invite.topmostVia());
    assertThat(cancel.cseq()).isEqualTo(new CSeq(1, SipMethod.CANCEL, "CANCEL"));
    assertThat(cancel.routes()).isEqualTo(invite.routes());
    assertThat(ack.toTag()).contains("callee");
    assertThat(ack.cseq().method()).isEqualTo(SipMethod.ACK);
  }
}
