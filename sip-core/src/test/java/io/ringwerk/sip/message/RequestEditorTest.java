package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEditorTest {
  private static final String VIA = "SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKnew";

  @Test
  void withoutEditsTheRequestStaysAsItIs() {
    SipRequest invite = TestMessages.invite().sdp().build();

    assertThat(RequestEditor.of(invite).build()).isEqualTo(invite);
  }

  /** RFC 3261 §16.6: what the proxy does not understand it passes on as it is. */
  @Test
  void changesOnlyWhatIsEdited() throws MalformedHeaderException {
    SipRequest invite =
        (SipRequest)
            TestMessages.parse(
                """
                INVITE sip:bob@example.com SIP/2.0
                X-First:   odd \t
                v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
                MAX-FORWARDS : 0070
                f: <sip:anna@example.com>
                 ;tag=1
                t: <sip:bob@example.com>
                i: 1
                X-Odd:,;,
                Route: <sip:here;lr> , <sip:there;lr>
                cSeq: 1   INVITE
                l: 4

                body""");

    SipRequest forwarded =
        RequestEditor.of(invite)
            .requestUri("sip:bob@192.0.2.9:5070;line=1")
            .prependVia(VIA)
            .maxForwards(69)
            .removeTopmostRoute()
            .prepend(HeaderName.RECORD_ROUTE, "<sip:203.0.113.1;lr>")
            .add("X-Last", "1")
            .build();

    assertThat(TestMessages.text(forwarded))
        .isEqualTo(
            """
            INVITE sip:bob@192.0.2.9:5070;line=1 SIP/2.0
            Record-Route: <sip:203.0.113.1;lr>
            X-First:   odd \t
            Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKnew
            v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
            Max-Forwards: 69
            f: <sip:anna@example.com>
             ;tag=1
            t: <sip:bob@example.com>
            i: 1
            X-Odd:,;,
            Route: <sip:there;lr>
            cSeq: 1   INVITE
            l: 4
            X-Last: 1

            body"""
                .replace("\n", "\r\n"));
  }

  @Test
  void putsALaterValueAboveAnEarlierOne() throws MalformedHeaderException {
    SipRequest forwarded =
        RequestEditor.of(TestMessages.invite().header("Record-Route", "<sip:c;lr>").build())
            .prepend(HeaderName.RECORD_ROUTE, "<sip:b;lr>")
            .prepend(HeaderName.RECORD_ROUTE, "<sip:a;lr>")
            .build();

    assertThat(forwarded.recordRoutes())
        .extracting(route -> route.uri().host())
        .containsExactly("a", "b", "c");
  }

  @Test
  void removesRoutesOneByOneAcrossLines() throws MalformedHeaderException {
    SipRequest bye =
        TestMessages.bye()
            .header("Route", "<sip:a;lr>, <sip:b;lr>,<sip:c;lr>")
            .header("Route", "<sip:d;lr>")
            .build();
    RequestEditor editor = RequestEditor.of(bye);

    for (String next : new String[] {"b", "c", "d"}) {
      SipRequest edited = editor.removeTopmostRoute().build();
      assertThat(edited.routes().get(0).uri().host()).isEqualTo(next);
    }

    assertThat(editor.removeTopmostRoute().build().has(HeaderName.ROUTE)).isFalse();
    assertThat(editor.removeTopmostRoute().build().has(HeaderName.ROUTE)).isFalse();
  }

  @Test
  void setsARepeatedHeaderToOneValueAndRemovesOthers() {
    SipRequest invite =
        TestMessages.invite()
            .header("Subject", "a")
            .header("s", "b")
            .header("Expires", "1")
            .header("Date", "now")
            .build();

    SipRequest edited =
        RequestEditor.of(invite)
            .set(HeaderName.SUBJECT, "c")
            .set(HeaderName.ORGANIZATION, "d")
            .remove(HeaderName.EXPIRES)
            .remove(HeaderName.DATE)
            .build();

    assertThat(edited.values(HeaderName.SUBJECT)).containsExactly("c");
    assertThat(edited.values(HeaderName.ORGANIZATION)).containsExactly("d");
    assertThat(edited.has(HeaderName.EXPIRES)).isFalse();
    assertThat(edited.has(HeaderName.DATE)).isFalse();
  }

  /** RFC 3581 §4, RFC 3261 §16.6 step 8: below our Via stands the one it came with. */
  @Test
  void writesTheSourceIntoTheViaItCameWith() throws MalformedHeaderException {
    SipRequest invite =
        TestMessages.invite().build().receivedFrom(new InetSocketAddress("198.51.100.7", 40_000));

    SipRequest forwarded = RequestEditor.of(invite).prependVia(VIA).build();

    assertThat(forwarded.topmostVia().received()).isEmpty();
    assertThat(forwarded.vias().get(1).received()).contains("198.51.100.7");
    assertThat(forwarded.vias().get(1).rport()).hasValue(40_000);
    assertThat(forwarded.source()).isEmpty();
  }

  @Test
  void writesAGivenSourceIntoTheVia() {
    SipRequest edited =
        RequestEditor.of(TestMessages.invite().viaParameters("").build())
            .topmostViaReceived(NetUtil.createInetAddressFromIpAddressString("198.51.100.7"), -1)
            .build();

    assertThat(edited.topmostVia().received()).contains("198.51.100.7");
    assertThat(edited.topmostVia().hasRport()).isFalse();
  }

  @Test
  void keepsBytesThatAreNoUtf8() throws MalformedHeaderException {
    byte[] bytes =
        TestMessages.invite().header("Route", "<sip:a;lr>, \"x\" <sip:b;lr>").build().bytes();
    bytes[indexOf(bytes, 'x')] = (byte) 0xff;

    SipRequest edited = RequestEditor.of(TestMessages.request(bytes)).removeTopmostRoute().build();

    assertThat(indexOf(edited.bytes(), (char) 0xff)).isPositive();
  }

  @Test
  void whatIsEditedOutOfShapeIsNotBuilt() {
    RequestEditor editor = RequestEditor.of(TestMessages.invite().build()).remove(HeaderName.FROM);

    assertThatIllegalStateException().isThrownBy(editor::build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nVia: x", "a\nb", "a\rb", "\n"})
  void refusesLineBreaks(String text) {
    RequestEditor editor = RequestEditor.of(TestMessages.invite().build());

    assertThatIllegalArgumentException().isThrownBy(() -> editor.requestUri(text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.prependVia(text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.prepend(HeaderName.ROUTE, text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add(HeaderName.SERVER, text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add("X-Odd", text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add(text, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.set(HeaderName.TO, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sip:a b", "sip:a\tb", "sip:a SIP/2.0"})
  void refusesARequestUriThatWouldSpoilTheRequestLine(String uri) {
    RequestEditor editor = RequestEditor.of(TestMessages.invite().build());

    assertThatIllegalArgumentException().isThrownBy(() -> editor.requestUri(uri));
  }

  @Test
  void refusesTheNameOfNoHeader() {
    RequestEditor editor = RequestEditor.of(TestMessages.invite().build());

    assertThatIllegalArgumentException().isThrownBy(() -> editor.add(HeaderName.OTHER, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.remove(HeaderName.OTHER));
  }

  private static int indexOf(byte[] bytes, char c) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == (byte) c) {
        return i;
      }
    }
    return -1;
  }
}
