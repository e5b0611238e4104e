package io.ringwerk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyNumbersTest {

  private final EmergencyNumbers numbers = new EmergencyNumbers(List.of("112", "144"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:112@example.org",
        "SIP:144@example.org:5070;transport=tcp",
        "sips:112@example.org",
        "sip:112;phone-context=example.org@example.org;user=phone",
        "sip:112:x@example.org",
        "tel:112",
        "tel:112;phone-context=+41",
        "urn:service:sos",
        "URN:Service:SOS.fire",
      })
  void isACallForHelp(String uri) {
    assertThat(numbers.isCalledBy(invite(uri))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:1120@example.org",
        "sip:0112@example.org",
        "sip:bob@112",
        "sip:112",
        "tel:1",
        "urn:service:sosisland",
        "urn:service:counseling",
        "mailto:112@example.org",
      })
  void isAnyOtherCall(String uri) {
    assertThat(numbers.isCalledBy(invite(uri))).isFalse();
  }

  private static SipRequest invite(String uri) {
    return RequestBuilder.request(SipMethod.INVITE, uri)
        .via("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")
        .maxForwards(70)
        .from("<sip:anna@example.org>;tag=a")
        .to("<sip:112@example.org>")
        .callId("call")
        .cseq(1)
        .build();
  }
}
