package io.ringwerk.sip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.ringwerk.sip.message.TestMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A stream may be split anywhere (RFC 3261 §18.3 knows only bytes). */
class StreamFramerPropertyTest {
  private static final ParserLimits LIMITS = new ParserLimits(3_000, 900, 16);

  @Property
  void anySplitGivesTheSame(
      @ForAll("streams") byte[] stream,
      @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 400) Integer> sizes) {
    assertThat(eventsInPieces(stream, sizes)).isEqualTo(eventsInPieces(stream, List.of(100_000)));
  }

  @Property
  void singleBytesGiveTheSame(@ForAll("streams") byte[] stream) {
    assertThat(eventsInPieces(stream, List.of(1)))
        .isEqualTo(eventsInPieces(stream, List.of(100_000)));
  }

  @Property
  void validMessagesAllComeThrough(@ForAll("messageLists") List<String> messages) {
    byte[] stream = TestMessages.bytes(String.join("\r\n", messages));

    RecordingSink sink = new RecordingSink();
    new StreamFramer(ParserLimits.DEFAULT).feed(Unpooled.wrappedBuffer(stream), sink);

    assertThat(sink.events()).isEqualTo(messages);
  }

  /** Feeds pieces of these sizes, over and over, until the stream is at its end. */
  private static List<String> eventsInPieces(byte[] stream, List<Integer> sizes) {
    RecordingSink sink = new RecordingSink();
    StreamFramer framer = new StreamFramer(LIMITS);
    int position = 0;
    for (int i = 0; position < stream.length; i++) {
      int size = Math.min(sizes.get(i % sizes.size()), stream.length - position);
      framer.feed(Unpooled.wrappedBuffer(stream, position, size), sink);
      position += size;
    }
    return new ArrayList<>(sink.events());
  }

  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<String> breaks = Arbitraries.of("\r\n", "\r\n\r\n", "\r", "\n", "\r\r\n\r\n");
    Arbitrary<String> valid = MessageArbitraries.messages();
    Arbitrary<String> damaged =
        MessageArbitraries.damagedMessages()
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    return Arbitraries.frequencyOf(Tuple.of(6, valid), Tuple.of(4, breaks), Tuple.of(1, damaged))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Provide
  Arbitrary<List<String>> messageLists() {
    return MessageArbitraries.messages().list().ofMaxSize(5);
  }
}
