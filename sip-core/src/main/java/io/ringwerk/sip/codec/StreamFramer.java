package io.ringwerk.sip.codec;

import io.netty.buffer.ByteBuf;
import io.ringwerk.sip.message.ContentLength;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseFailure.Reason;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipMessage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3, §20.14) and recognises
 * keep-alives between them (RFC 5626 §4.4.1). One per connection, for its event loop only.
 *
 * <p>However the stream is split, the sink gets the same. Where a message ends must never be
 * guessed: without one clear Content-Length the framing is lost and the stream is read no further.
 *
 * <p>Implementation: received bytes are appended behind those of an incomplete message. Each byte
 * is looked at once for the end of the header section, and moved at most once per call, so the work
 * is linear even if every byte comes by itself. The buffer holds at most twice {@link
 * ParserLimits#maxMessage}, and nothing while no message is under way: an idle connection costs no
 * memory here.
 */
public final class StreamFramer {
  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST_CAPACITY = 1024;
  private static final int UNKNOWN = -1;

  private final ParserLimits limits;
  private final KeepAlives keepAlives = new KeepAlives();
  private byte[] buffer = NOTHING;

  /** Where the message under way begins. */
  private int start;

  /** Where the received bytes end. */
  private int end;

  /** Up to where there is no end of the header section. */
  private int scanned;

  /** Where the message under way ends, once its header section has told. */
  private int messageEnd = UNKNOWN;

  private boolean lost;

  /** A framer at the beginning of a stream. */
  public StreamFramer(ParserLimits limits) {
    this.limits = limits;
  }

  /** Whether the framing is lost; what is fed from then on is thrown away. */
  public boolean isLost() {
    return lost;
  }

  /** Takes all readable bytes and hands out what they complete. The caller releases the buffer. */
  public void feed(ByteBuf bytes, FrameSink sink) {
    while (!lost && bytes.isReadable()) {
      append(bytes, Math.min(bytes.readableBytes(), limits.maxMessage()));
      cutMessages(sink);
      compact();
    }
    bytes.skipBytes(bytes.readableBytes());
  }

  private void append(ByteBuf bytes, int count) {
    if (buffer.length - end < count) {
      int doubled = Math.min(buffer.length * 2, limits.maxMessage() * 2);
      buffer = Arrays.copyOf(buffer, Math.max(Math.max(doubled, FIRST_CAPACITY), end + count));
    }
    bytes.readBytes(buffer, end, count);
    end += count;
  }

  private void cutMessages(FrameSink sink) {
    while (!lost && beginMessage(sink) && measure(sink) && end >= messageEnd) {
      ParseResult result = SipParser.parse(buffer, start, messageEnd - start, limits);
      start = messageEnd;
      messageEnd = UNKNOWN;
      deliver(result, sink);
    }
  }

  private static void deliver(ParseResult result, FrameSink sink) {
    if (result instanceof SipMessage message) {
      sink.message(message);
    } else if (result instanceof ParseFailure failure) {
      sink.malformed(failure);
    }
  }

  /** Takes the line breaks before a message; whether a message is under way. */
  private boolean beginMessage(FrameSink sink) {
    while (start < end && KeepAlives.isLineBreak(buffer[start])) {
      if (keepAlives.completes(buffer[start++])) {
        sink.ping();
      }
    }
    if (start == end) {
      return false;
    }
    keepAlives.forget();
    return isVisible(buffer[start]) || lose(Reason.NOT_SIP, sink);
  }

  /** A TLS handshake and other noise is told from SIP by its first byte. */
  private static boolean isVisible(byte c) {
    return c > ' ' && c < 0x7f;
  }

  /** Finds out where the message under way ends; false if it is not known yet, or never will be. */
  private boolean measure(FrameSink sink) {
    if (messageEnd != UNKNOWN) {
      return true;
    }
    int bodyStart = bodyStart();
    int headerSection = (bodyStart == UNKNOWN ? end : bodyStart) - start;
    if (headerSection > limits.maxHeaderSection()) {
      return lose(Reason.TOO_LARGE, sink);
    }
    return bodyStart != UNKNOWN && measureBody(bodyStart, sink);
  }

  /** Where the empty line that ends the header section is over. */
  private int bodyStart() {
    for (int i = Math.max(scanned, start + 3); i < end; i++) {
      if (buffer[i] == '\n' && endsWithEmptyLine(i)) {
        return i + 1;
      }
    }
    scanned = end;
    return UNKNOWN;
  }

  private boolean endsWithEmptyLine(int lineFeed) {
    return buffer[lineFeed - 1] == '\r'
        && buffer[lineFeed - 2] == '\n'
        && buffer[lineFeed - 3] == '\r';
  }

  private boolean measureBody(int bodyStart, FrameSink sink) {
    long length = ContentLength.declaredIn(buffer, start, bodyStart);
    if (length == ContentLength.UNDECLARED) {
      return lose(Reason.MISSING_CONTENT_LENGTH, bodyStart, sink);
    }
    if (length == ContentLength.MALFORMED) {
      return lose(Reason.MALFORMED_CONTENT_LENGTH, bodyStart, sink);
    }
    if (bodyStart - start + length > limits.maxMessage()) {
      return lose(Reason.TOO_LARGE, bodyStart, sink);
    }
    messageEnd = bodyStart + (int) length;
    return true;
  }

  private boolean lose(Reason reason, FrameSink sink) {
    lost = true;
    sink.framingLost(new ParseFailure(reason, Optional.empty()));
    return false;
  }

  /** Reads the header section as if it were all: it may be enough for an answer. */
  private boolean lose(Reason reason, int bodyStart, FrameSink sink) {
    lost = true;
    ParseResult read = SipParser.parse(buffer, start, bodyStart - start, limits);
    sink.framingLost(SipParser.failure(reason, read));
    return false;
  }

  /** Moves an incomplete message to the front, and lets go of the buffer if there is none. */
  private void compact() {
    if (lost || start == end) {
      buffer = NOTHING;
      end = 0;
    } else if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
    }
    scanned = Math.max(0, scanned - start);
    messageEnd = messageEnd == UNKNOWN ? UNKNOWN : messageEnd - start;
    start = 0;
  }
}
