package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.MessageIndexer;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads one whole message: a datagram, a WebSocket frame, or what a stream's framer cut out (RFC
 * 3261 §7, §18.3). Any bytes give a message or a failure, never an exception.
 */
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
    int start = lineBreaks(bytes);
    byte[] message = start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    ParseResult result = MessageIndexer.index(message, limits.maxHeaderLines());
    boolean tooLong = result instanceof SipMessage read && isTooLong(read, limits);
    return tooLong ? failure(Reason.TOO_LARGE, result) : result;
  }

  /** Reads a message from a part of a buffer that is used again: the bytes are copied. */
  public static ParseResult parse(byte[] buffer, int offset, int length, ParserLimits limits) {
    return parse(Arrays.copyOfRange(buffer, offset, offset + length), limits);
  }

  /** Another reason for a message that was read; it stays answerable if it was. */
  static ParseFailure failure(Reason reason, ParseResult read) {
    if (read instanceof SipRequest request) {
      return new ParseFailure(reason, Optional.of(request));
    }
    if (read instanceof ParseFailure failure) {
      return new ParseFailure(reason, failure.answerable());
    }
    return new ParseFailure(reason, Optional.empty());
  }

  private static boolean isTooLong(SipMessage message, ParserLimits limits) {
    return message.bytes().length - message.bodyLength() > limits.maxHeaderSection();
  }

  private static int lineBreaks(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
      start++;
    }
    return start;
  }
}
