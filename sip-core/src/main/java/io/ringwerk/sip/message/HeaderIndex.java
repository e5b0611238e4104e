package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the header lines of a message stand: one packed {@code long} per header field, folded lines
 * included, so that a typical message is indexed with one array of 16 longs.
 *
 * <pre>
 * bits  0– 6  place of the {@link HeaderName}
 * bit   7     whether the value is folded
 * bits  8–27  where the line begins
 * bits 28–39  from there to the value, white space skipped
 * bits 40–59  length of the value, trailing white space left out
 * </pre>
 *
 * <p>A line that is none is left out and remembered as a fault; the lines after it are still
 * indexed, because an answer needs them.
 */
final class HeaderIndex {
  /** What fits into 20 bits. */
  static final int MAX_MESSAGE = (1 << 20) - 1;

  private static final int MAX_NAME = (1 << 12) - 1;
  private static final int NAME_MASK = 0x7f;
  private static final long FOLDED = 0x80;
  private static final int INITIAL_LINES = 16;

  private byte[] bytes;
  private long[] lines = new long[INITIAL_LINES];
  private int count;
  private int bodyStart;
  private Optional<Reason> fault = Optional.empty();

  private HeaderIndex(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Indexes the header lines from {@code start} to the empty line, and measures the body. */
  static HeaderIndex read(byte[] bytes, int start, int maxLines) {
    HeaderIndex index = new HeaderIndex(bytes);
    index.readLines(start, bytes.length, maxLines);
    index.measureBody();
    return index;
  }

  /** Indexes the header lines alone, in bytes that may hold more than one message. */
  static HeaderIndex readLines(byte[] bytes, int start, int end) {
    HeaderIndex index = new HeaderIndex(bytes);
    index.readLines(start, end, Integer.MAX_VALUE);
    return index;
  }

  /** The message: what was read, without what followed the body. */
  byte[] bytes() {
    return bytes;
  }

  int count() {
    return count;
  }

  /** Where the body begins, after the empty line. */
  int bodyStart() {
    return bodyStart;
  }

  /** The first thing wrong with the lines. */
  Optional<Reason> fault() {
    return fault;
  }

  HeaderName name(int line) {
    return HeaderName.at((int) lines[line] & NAME_MASK);
  }

  boolean isFolded(int line) {
    return (lines[line] & FOLDED) != 0;
  }

  int lineStart(int line) {
    return (int) (lines[line] >>> 8) & MAX_MESSAGE;
  }

  /** Where the line ends, its last CRLF included. */
  int lineEnd(int line) {
    int position = LineScanner.nextBreak(bytes, valueEnd(line), bytes.length);
    while (!endsLine(position, bytes.length)) {
      position = LineScanner.nextBreak(bytes, position + 2, bytes.length);
    }
    return position + 2;
  }

  int valueStart(int line) {
    return lineStart(line) + ((int) (lines[line] >>> 28) & MAX_NAME);
  }

  int valueEnd(int line) {
    return valueStart(line) + ((int) (lines[line] >>> 40) & MAX_MESSAGE);
  }

  /** The first line of this name at or after {@code from}; -1 if there is none. */
  int find(HeaderName name, int from) {
    int place = name.place();
    for (int line = from; line < count; line++) {
      if (((int) lines[line] & NAME_MASK) == place) {
        return line;
      }
    }
    return -1;
  }

  private void readLines(int start, int end, int maxLines) {
    int position = start;
    while (position < end) {
      if (LineScanner.isCrlf(bytes, position, end)) {
        bodyStart = position + 2;
        return;
      }
      position = readLine(position, end, maxLines);
    }
    note(Reason.UNTERMINATED_HEADERS);
    bodyStart = end;
  }

  /** Indexes one header field with its folded lines; returns where the next line begins. */
  private int readLine(int start, int end, int maxLines) {
    int lineEnd = LineScanner.nextBreak(bytes, start, end);
    boolean sound = true;
    boolean folded = false;
    while (lineEnd < end && !endsLine(lineEnd, end)) {
      boolean crlf = LineScanner.isCrlf(bytes, lineEnd, end);
      folded |= crlf;
      sound &= crlf;
      lineEnd = LineScanner.nextBreak(bytes, lineEnd + (crlf ? 2 : 1), end);
    }
    if (lineEnd == end) {
      return end;
    }
    if (count >= maxLines) {
      note(Reason.TOO_MANY_HEADERS);
    } else if (!sound || !addLine(start, lineEnd, folded)) {
      note(Reason.MALFORMED_HEADER_LINE);
    }
    return lineEnd + 2;
  }

  /** Whether the header field ends at this break: a CRLF that no folded line follows. */
  private boolean endsLine(int position, int end) {
    return LineScanner.isCrlf(bytes, position, end)
        && !(position + 2 < end && SipCharacters.isWhitespace(bytes[position + 2]));
  }

  /** Adds the line if it is a header field: a name, a colon, a value (RFC 3261 §7.3.1). */
  private boolean addLine(int start, int end, boolean folded) {
    int nameEnd = start;
    while (SipCharacters.isToken(bytes[nameEnd])) {
      nameEnd++;
    }
    int colon = nameEnd;
    while (SipCharacters.isWhitespace(bytes[colon])) {
      colon++;
    }
    if (nameEnd == start || bytes[colon] != ':') {
      return false;
    }
    int valueStart = skipBlanks(colon + 1, end);
    if (valueStart - start > MAX_NAME) {
      return false;
    }
    pack(
        HeaderName.of(bytes, start, nameEnd), start, valueStart, valueEnd(valueStart, end), folded);
    return true;
  }

  private int skipBlanks(int from, int end) {
    int position = from;
    while (position < end && SipCharacters.isBlank(bytes[position])) {
      position++;
    }
    return position;
  }

  private int valueEnd(int valueStart, int lineEnd) {
    int position = lineEnd;
    while (position > valueStart && SipCharacters.isBlank(bytes[position - 1])) {
      position--;
    }
    return position;
  }

  private void pack(HeaderName name, int lineStart, int valueStart, int valueEnd, boolean folded) {
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, count + count / 2);
    }
    lines[count++] =
        (long) (valueEnd - valueStart) << 40
            | (long) (valueStart - lineStart) << 28
            | (long) lineStart << 8
            | (folded ? FOLDED : 0)
            | name.place();
  }

  /**
   * Content-Length decides where the message ends; without it the end of the bytes does (RFC 3261
   * §18.3, §20.14).
   */
  private void measureBody() {
    long declared = declaredBody();
    int available = bytes.length - bodyStart;
    if (declared == ContentLength.MALFORMED) {
      note(Reason.MALFORMED_CONTENT_LENGTH);
    } else if (declared > available) {
      note(Reason.TRUNCATED_BODY);
    } else if (declared >= 0 && declared < available) {
      bytes = Arrays.copyOf(bytes, bodyStart + (int) declared);
    }
  }

  /** What Content-Length says, or one of {@link ContentLength}'s other answers. */
  long declaredBody() {
    long declared = ContentLength.UNDECLARED;
    int line = find(HeaderName.CONTENT_LENGTH, 0);
    while (line >= 0 && declared != ContentLength.MALFORMED) {
      long length = ContentLength.parse(bytes, valueStart(line), valueEnd(line));
      declared = ContentLength.agreed(declared, length);
      line = find(HeaderName.CONTENT_LENGTH, line + 1);
    }
    return declared;
  }

  private void note(Reason reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }
}
