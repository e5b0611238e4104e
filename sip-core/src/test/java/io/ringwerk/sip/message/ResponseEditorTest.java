package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseEditorTest {
  /** RFC 3261 §16.7 step 3. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIP/2.0/UDP a;branch=z9hG4bK1\r\nVia: SIP/2.0/TCP b",
        "SIP/2.0/UDP a , SIP/2.0/TCP b"
      })
  void removesTheTopmostViaWhetherOnALineOfItsOwnOrNot(String vias)
      throws MalformedHeaderException {
    SipRequest request = TestMessages.invite().vias(vias).build();
    SipResponse response = ResponseBuilder.to(request, 180).toTag("b").build();

    SipResponse forwarded = ResponseEditor.of(response).removeTopmostVia().build();

    assertThat(forwarded.vias()).extracting(Via::host).containsExactly("b");
    assertThat(forwarded.status()).isEqualTo(180);
    assertThat(forwarded.toTag()).contains("b");
  }

  @Test
  void addsSetsAndRemovesHeaders() {
    SipResponse response =
        TestMessages.responseTo(TestMessages.invite().build(), 200)
            .header(HeaderName.SERVER, "a")
            .header(HeaderName.CONTACT, "<sip:c>")
            .build();

    SipResponse edited =
        ResponseEditor.of(response)
            .prepend(HeaderName.CONTACT, "<sip:b>")
            .add(HeaderName.WARNING, "399 a \"b\"")
            .add("X-Odd", "1")
            .set(HeaderName.REASON, "SIP;cause=200")
            .remove(HeaderName.SERVER)
            .build();

    assertThat(edited.values(HeaderName.CONTACT)).containsExactly("<sip:b>", "<sip:c>");
    assertThat(edited.value(HeaderName.WARNING)).contains("399 a \"b\"");
    assertThat(edited.values("X-Odd")).containsExactly("1");
    assertThat(edited.value(HeaderName.REASON)).contains("SIP;cause=200");
    assertThat(edited.has(HeaderName.SERVER)).isFalse();
  }

  @Test
  void aResponseWithoutAnyViaLeftIsNotBuilt() {
    SipResponse response = TestMessages.response(TestMessages.invite().build(), 200);
    ResponseEditor editor = ResponseEditor.of(response).removeTopmostVia();

    assertThatIllegalStateException().isThrownBy(editor::build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nVia: x", "a\nb", "a\rb", "\n"})
  void refusesLineBreaks(String text) {
    SipResponse response = TestMessages.response(TestMessages.invite().build(), 200);
    ResponseEditor editor = ResponseEditor.of(response);

    assertThatIllegalArgumentException().isThrownBy(() -> editor.prepend(HeaderName.CONTACT, text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add(HeaderName.SERVER, text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add("X-Odd", text));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.add(text, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> editor.set(HeaderName.SERVER, text));
  }
}
