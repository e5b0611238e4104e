package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.TestMessages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramerTest {
  private static final ParserLimits SMALL = new ParserLimits(4_000, 2_000, 64);

  private final RecordingSink sink = new RecordingSink();
  private final StreamFramer framer = new StreamFramer(SMALL);
  private final String options = TestMessages.options().text();
  private final String invite = TestMessages.invite().sdp().text();

  @Test
  void cutsMessagesThatCameTogether() {
    feed(options + invite + options);

    assertThat(sink.texts()).containsExactly(options, invite, options);
  }

  @Test
  void waitsForTheRestOfAMessage() {
    feed(invite.substring(0, invite.length() - 1));
    assertThat(sink.events()).isEmpty();

    feed(invite.substring(invite.length() - 1));
    assertThat(sink.texts()).containsExactly(invite);
  }

  @Test
  void joinsMessagesOfSingleBytes() {
    for (char c : ("\r\n\r\n" + options + invite + "\r\n\r\n" + options).toCharArray()) {
      feed(String.valueOf(c));
    }

    assertThat(sink.events()).containsExactly("ping", options, invite, "ping", options);
  }

  /** RFC 5626 §4.4.1. */
  @Test
  void aDoubleLineBreakIsAPingAndASingleOneIsNothing() {
    feed("\r\n\r\n");
    feed("\r\n" + options);
    feed("\r\n\r\n\r\n\r\n\r\n");
    feed("\r\n");

    assertThat(sink.events()).containsExactly("ping", options, "ping", "ping", "ping");
  }

  @Test
  void aBodyMayContainLineBreaks() {
    String message = TestMessages.options().body("text/plain", "\r\n\r\nSIP\r\n\r\n").text();

    feed(message + options);

    assertThat(sink.texts()).containsExactly(message, options);
  }

  @Test
  void anUnsoundMessageIsReportedAndTheNextOneRead() {
    feed(options.replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE") + options);

    assertThat(sink.events()).containsExactly("malformed CSEQ_METHOD_MISMATCH", options);
    assertThat(framer.isLost()).isFalse();
  }

  /** RFC 3261 §20.14. */
  @Test
  void withoutContentLengthTheFramingIsLost() {
    feed(options.replace("Content-Length: 0\r\n", "") + options);

    assertThat(sink.events()).containsExactly("lost MISSING_CONTENT_LENGTH");
    assertThat(lastFailure().answerable()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "99999999999999999999", "0\r\nContent-Length: 1", "1 1"})
  void withABadContentLengthTheFramingIsLost(String length) {
    feed(options.replace("Length: 0", "Length: " + length) + options);

    assertThat(sink.events()).containsExactly("lost MALFORMED_CONTENT_LENGTH");
    assertThat(lastFailure().answerable()).isPresent();
  }

  @Test
  void withAHugeContentLengthTheFramingIsLostBeforeTheBodyIsAwaited() {
    feed(options.replace("Length: 0", "Length: 4000"));

    assertThat(sink.events()).containsExactly("lost TOO_LARGE");
    assertThat(lastFailure().answerable()).isPresent();
  }

  @Test
  void theLargestMessageFits() {
    String empty = TestMessages.options().body("text/plain", "").text();
    String body = "x".repeat(SMALL.maxMessage() - empty.length() - 3);
    String largest = TestMessages.options().body("text/plain", body).text();
    assertThat(largest).hasSize(SMALL.maxMessage());

    feed(largest + largest);

    assertThat(sink.texts()).containsExactly(largest, largest);
  }

  @Test
  void aHeaderSectionBeyondTheLimitLosesTheFramingWholeOrInParts() {
    String tooLong = TestMessages.options().header("X-Odd", "x".repeat(2_000)).text();

    feed(tooLong);

    assertThat(sink.events()).containsExactly("lost TOO_LARGE");
    assertThat(lastFailure().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void headersThatNeverEndAreNotCollectedBeyondTheLimit() {
    for (int i = 0; i < 3_000; i++) {
      feed("x");
    }

    assertThat(sink.events()).containsExactly("lost TOO_LARGE");
  }

  @Test
  void whatCannotBeSipLosesTheFramingAtOnce() {
    framer.feed(Unpooled.wrappedBuffer(new byte[] {0x16, 0x03, 0x01, 0x02}), sink);

    assertThat(sink.events()).containsExactly("lost NOT_SIP");
  }

  @Test
  void nothingIsReadOnceTheFramingIsLost() {
    feed("\u0001");
    ByteBuf more = Unpooled.copiedBuffer(options, StandardCharsets.UTF_8);

    framer.feed(more, sink);

    assertThat(framer.isLost()).isTrue();
    assertThat(more.isReadable()).isFalse();
    assertThat(sink.events()).containsExactly("lost NOT_SIP");
  }

  @Test
  void aFoldedOrCompactContentLengthIsFound() {
    String folded = TestMessages.options().text().replace("Content-Length: 0", "L :\r\n \t 0");

    feed(folded + options);

    assertThat(sink.texts()).containsExactly(folded, options);
  }

  @Test
  void whatIsFedBelongsToTheCaller() {
    ByteBuf bytes = Unpooled.copiedBuffer(options, StandardCharsets.UTF_8);

    framer.feed(bytes, sink);

    assertThat(bytes.refCnt()).isEqualTo(1);
    assertThat(bytes.isReadable()).isFalse();
    bytes.release();
  }

  private ParseFailure lastFailure() {
    return sink.lastFailure();
  }

  private void feed(String text) {
    framer.feed(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), sink);
  }
}
