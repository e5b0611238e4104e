package io.ringwerk.sip.codec;

import io.netty.buffer.ByteBuf;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipMessage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3) and recognises keep-alives
 * (RFC 5626 §4.4.1). One per connection, for its event loop only.
 */
public final class StreamFramer {
  private final ParserLimits limits;
  private byte[] buffer = new byte[0];
  private boolean lost;

  /** A framer at the beginning of a stream. */
  public StreamFramer(ParserLimits limits) {
    this.limits = limits;
  }

  /** Whether where messages begin and end is lost; nothing more is read then. */
  public boolean isLost() {
    return lost;
  }

  /** Takes all readable bytes and hands out what they complete. The caller releases the buffer. */
  public void feed(ByteBuf bytes, FrameSink sink) {
    int length = buffer.length;
    buffer = Arrays.copyOf(buffer, length + bytes.readableBytes());
    bytes.readBytes(buffer, length, buffer.length - length);
    while (!lost && cut(sink)) {
      // Each turn hands one piece out.
    }
  }

  private boolean cut(FrameSink sink) {
    if (startsWith("\r\n\r\n")) {
      drop(4);
      sink.ping();
      return true;
    }
    if (startsWith("\r\n") && buffer.length > 2 && buffer[2] != '\r') {
      drop(2);
      return true;
    }
    int end = headerSectionEnd();
    if (end < 0) {
      return false;
    }
    int length = contentLength(end);
    if (length < 0) {
      lost = true;
      sink.framingLost(new ParseFailure(Reason.MISSING_CONTENT_LENGTH, Optional.empty()));
      return false;
    }
    if (buffer.length < end + length) {
      return false;
    }
    ParseResult result = SipParser.parse(buffer, 0, end + length, limits);
    drop(end + length);
    if (result instanceof SipMessage message) {
      sink.message(message);
    } else if (result instanceof ParseFailure failure) {
      sink.malformed(failure);
    }
    return true;
  }

  private boolean startsWith(String text) {
    String head =
        new String(
            buffer, 0, Math.min(4, buffer.length), java.nio.charset.StandardCharsets.ISO_8859_1);
    return head.startsWith(text);
  }

  private int headerSectionEnd() {
    for (int i = 0; i + 3 < buffer.length; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private int contentLength(int end) {
    String head = new String(buffer, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile(
                "(?im)^(?:Content-Length|l)[ \t]*:[ \t]*(\\d{1,6})[ \t]*\r$")
            .matcher(head);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private void drop(int count) {
    buffer = Arrays.copyOfRange(buffer, count, buffer.length);
  }
}
