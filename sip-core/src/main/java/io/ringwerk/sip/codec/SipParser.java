package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.MessageIndexer;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import java.util.Arrays;
import java.util.Optional;

/** Reads one whole message: a datagram, or what a stream's framer cut out (RFC 3261 §7, §18.3). */
public final class SipParser {
  private SipParser() {}

  /**
   * Reads a message that takes the whole array, which belongs to the message from here on. Line
   * breaks before the start line are skipped (RFC 3261 §7.5), bytes after the body dropped (§18.3).
   */
  public static ParseResult parse(byte[] bytes, ParserLimits limits) {
    if (bytes.length > limits.maxMessage()) {
      return new ParseFailure(Reason.TOO_LARGE, Optional.empty());
    }
    int start = skipLineBreaks(bytes);
    byte[] message = start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    return MessageIndexer.index(message, limits.maxHeaderLines());
  }

  /** Reads a message from a part of a buffer that is used again: the bytes are copied. */
  public static ParseResult parse(byte[] buffer, int offset, int length, ParserLimits limits) {
    return parse(Arrays.copyOfRange(buffer, offset, offset + length), limits);
  }

  private static int skipLineBreaks(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
      start++;
    }
    return start;
  }
}
