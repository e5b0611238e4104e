package io.ringwerk.loadtest.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 3261 §12.1.2 and §12.2.1.1. */
class DialogTest {

  private final Dialog dialog =
      new Dialog("Via: v;branch=z9hG4bK00000001", "From: <sip:a@b>;tag=1\r\n", "Call-ID: x-");
  private final MessageText text = new MessageText();

  @Test
  void followsRecordRoutesInReverseOrderToTheContact() {
    dialog.establish(
        Messages.received(
            "SIP/2.0 200 OK",
            "Record-Route: <sip:p3;lr>",
            "Record-Route: <sip:p2;lr>;x=y , <sip:p1;lr>",
            "To: <sip:ben@b>;tag=2",
            "Contact: \"Ben\" <sip:0000001f@10.0.0.1:5070>;expires=60"));

    dialog.write(text, "BYE", 7, 9, 9);

    assertThat(Messages.text(text))
        .isEqualTo(
            """
            BYE sip:0000001f@10.0.0.1:5070 SIP/2.0\r
            Via: v;branch=z9hG4bK0000000100000009\r
            Route: <sip:p1;lr>\r
            Route: <sip:p2;lr>;x=y\r
            Route: <sip:p3;lr>\r
            Max-Forwards: 70\r
            From: <sip:a@b>;tag=1\r
            To: <sip:ben@b>;tag=2\r
            Call-ID: x-00000007\r
            CSeq: 1000009 BYE\r
            Content-Length: 0\r
            \r
            """);
  }

  @Test
  void readsAContactWithoutAngleBrackets() {
    dialog.establish(
        Messages.received("SIP/2.0 200 OK", "To: x", "Contact: sip:a@10.0.0.1;expires=60"));

    dialog.write(text, "ACK", 1, 2, 1);

    assertThat(Messages.text(text)).startsWith("ACK sip:a@10.0.0.1 SIP/2.0\r\n");
  }

  @Test
  void acknowledgesARefusalOnItsBranchWithoutRoutes() {
    ReceivedMessage refusal =
        Messages.received(
            "SIP/2.0 486 Busy Here", "Record-Route: <sip:p1;lr>", "To: <sip:ben@b>;tag=2");

    dialog.writeAck(text, new MessageText().add("sip:ben@b"), refusal, 7, 9);

    assertThat(Messages.text(text))
        .startsWith("ACK sip:ben@b SIP/2.0\r\nVia: v;branch=z9hG4bK0000000100000009\r\n")
        .contains("To: <sip:ben@b>;tag=2\r\n", "CSeq: 1000009 ACK\r\n")
        .doesNotContain("Route");
  }

  @Test
  void thereIsNoDialogWithoutContact() {
    assertThat(dialog.establish(Messages.received("SIP/2.0 200 OK", "To: x"))).isFalse();
    assertThat(dialog.isEstablished()).isFalse();
  }
}
