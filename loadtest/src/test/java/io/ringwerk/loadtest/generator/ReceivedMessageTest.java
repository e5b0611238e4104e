package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedMessageTest {

  @Test
  void tellsTheStatusOfAResponse() {
    ReceivedMessage response = Messages.received("SIP/2.0 503 Service Unavailable", "CSeq: 1 BYE");

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.statusText()).isEqualTo("503 Service Unavailable");
  }

  @Test
  void aRequestHasNoStatusButAMethodAndAPhone() {
    ReceivedMessage request =
        Messages.received("INVITE sip:0000001f@127.0.0.1:4000 SIP/2.0", "CSeq: 1 INVITE");

    assertThat(request.status()).isZero();
    assertThat(request.isMethod("INVITE")).isTrue();
    assertThat(request.isMethod("INV")).isFalse();
    assertThat(request.requestUriNumber()).isEqualTo(31);
  }

  @Test
  void somebodyElsesRequestUriIsNoPhones() {
    assertThat(Messages.received("BYE sip:ben@127.0.0.1 SIP/2.0").requestUriNumber()).isEqualTo(-1);
    assertThat(Messages.received("BYE sip:x SIP/2.0").requestUriNumber()).isEqualTo(-1);
  }

  @Test
  void findsHeaderFieldsInAnyCaseAndInCompactForm() {
    ReceivedMessage response =
        Messages.received(
            "SIP/2.0 200 OK", "v: SIP/2.0/UDP one", "VIA : SIP/2.0/UDP two", "viand: beef");

    assertThat(response.find(FieldName.VIA)).isTrue();
    assertThat(value(response)).isEqualTo("SIP/2.0/UDP one");
    assertThat(response.findNext(FieldName.VIA)).isTrue();
    assertThat(value(response)).isEqualTo("SIP/2.0/UDP two");
    assertThat(response.findNext(FieldName.VIA)).isFalse();
  }

  @Test
  void aFoldedLineIsOneLine() {
    ReceivedMessage response =
        Messages.received("SIP/2.0 200 OK", "Contact: <sip:a@b>", " ;expires=5", "To: x");

    assertThat(response.find(FieldName.CONTACT)).isTrue();
    assertThat(value(response)).isEqualTo("<sip:a@b>\r\n ;expires=5");
  }

  @Test
  void looksForNothingInTheBody() {
    ReceivedMessage response = Messages.received("SIP/2.0 200 OK", "To: x", "", "Contact: no");

    assertThat(response.find(FieldName.CONTACT)).isFalse();
  }

  private static String value(ReceivedMessage message) {
    int length = message.lineEnd() - message.valueStart();
    return new String(message.bytes(), message.valueStart(), length, UTF_8).strip();
  }
}
