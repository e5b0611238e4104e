package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.RequestEditor;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.ResponseEditor;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.net.InetSocketAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for all messages, and for all bytes. */
class MessagePropertyTest {
  private static final InetSocketAddress SOURCE = new InetSocketAddress("198.51.100.7", 40_000);
  private static final String VIA = "SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKnew";

  @Property
  void aValidMessageIsReadWholeAndWrittenAsItCame(@ForAll("messages") String text) {
    byte[] bytes = TestMessages.bytes(text);

    SipMessage message = (SipMessage) SipParser.parse(bytes.clone(), ParserLimits.DEFAULT);

    assertThat(message.bytes()).isEqualTo(bytes);
    assertThat(SipParser.parse(message.bytes(), ParserLimits.DEFAULT)).isEqualTo(message);
    assertThat(MessageReading.readAll(message)).isEmpty();
  }

  @Property
  void anyBytesGiveAMessageOrAFailureAndNoOtherException(@ForAll("anyBytes") byte[] bytes) {
    ParseResult result = SipParser.parse(bytes, ParserLimits.DEFAULT);

    if (result instanceof SipMessage message) {
      assertThat(MessageReading.readAll(message)).allMatch(reason -> reason.startsWith("Bad "));
    }
    Statistics.collect(result instanceof SipMessage);
    Statistics.coverage(kinds -> kinds.check(true).percentage(share -> share > 2 && share < 98));
  }

  @Property
  void whateverIsAnswerableCanBeAnswered(@ForAll("damagedMessages") byte[] bytes) {
    ParseResult result = SipParser.parse(bytes, ParserLimits.DEFAULT);

    boolean answerable = result instanceof ParseFailure failure && failure.answerable().isPresent();
    if (answerable) {
      SipRequest request = ((ParseFailure) result).answerable().orElseThrow().receivedFrom(SOURCE);
      assertHasNoLoneBreaks(ResponseBuilder.to(request, 400).build());
    }
    Statistics.collect(answerable);
    Statistics.coverage(kinds -> kinds.check(true).percentage(share -> share > 2));
  }

  @Property
  void whateverWasReadCanBeAnsweredAndForwarded(@ForAll("damagedMessages") byte[] bytes)
      throws MalformedHeaderException {
    if (!(SipParser.parse(bytes, ParserLimits.DEFAULT) instanceof SipRequest read)) {
      return;
    }
    SipRequest request = read.receivedFrom(SOURCE);

    SipResponse answer = ResponseBuilder.to(request, 404).build();
    SipRequest forwarded = forward(request);
    SipResponse back =
        ResponseEditor.of(ResponseBuilder.to(forwarded, 180).build()).removeTopmostVia().build();

    assertThat(reparse(answer)).isEqualTo(answer);
    assertThat(forwarded.body()).isEqualTo(request.body());
    assertThat(forwarded.callId()).isEqualTo(request.callId());
    assertThat(back.topmostVia()).isEqualTo(answer.topmostVia());
    assertThat(RequestBuilder.cancelOf(forwarded).build().topmostVia().branch())
        .isEqualTo("z9hG4bKnew");
  }

  @Property
  void anEditorWithoutEditsChangesNothing(@ForAll("requests") String text) {
    SipRequest request = (SipRequest) TestMessages.parse(text);

    assertThat(RequestEditor.of(request).build()).isEqualTo(request);
  }

  @Property
  void whatNobodyEditedPassesThroughUntouched(@ForAll("requests") String text)
      throws MalformedHeaderException {
    SipRequest request = (SipRequest) TestMessages.parse(text);

    SipRequest forwarded = forward(request);

    for (HeaderName name : HeaderName.values()) {
      if (name != HeaderName.VIA
          && name != HeaderName.RECORD_ROUTE
          && name != HeaderName.MAX_FORWARDS) {
        assertThat(forwarded.values(name)).isEqualTo(request.values(name));
      }
    }
    assertThat(forwarded.vias().subList(1, forwarded.vias().size())).isEqualTo(request.vias());
  }

  private static SipRequest forward(SipRequest request) {
    return RequestEditor.of(request)
        .requestUri("sip:bob@192.0.2.9")
        .prependVia(VIA)
        .set(HeaderName.MAX_FORWARDS, "69")
        .prepend(HeaderName.RECORD_ROUTE, "<sip:203.0.113.1;lr>")
        .build();
  }

  private static ParseResult reparse(SipMessage message) {
    return SipParser.parse(message.bytes(), ParserLimits.DEFAULT);
  }

  private static void assertHasNoLoneBreaks(SipMessage message) {
    String text = TestMessages.text(message);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @Provide
  Arbitrary<String> messages() {
    return MessageArbitraries.messages();
  }

  @Provide
  Arbitrary<String> requests() {
    return MessageArbitraries.requests();
  }

  @Provide
  Arbitrary<byte[]> damagedMessages() {
    return MessageArbitraries.damagedMessages();
  }

  @Provide
  Arbitrary<byte[]> anyBytes() {
    return MessageArbitraries.anyBytes();
  }
}
