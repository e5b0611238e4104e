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
    return line + 1 < count ? lineStart(line + 1) : bodyStart - 2;
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
      int lineEnd = LineScanner.endOfLine(bytes, position, end);
      if (lineEnd < 0) {
        break;
      }
      if (lineEnd == position) {
        bodyStart = position + 2;
        return;
      }
      position = readLine(position, lineEnd, end, maxLines);
    }
    note(Reason.UNTERMINATED_HEADERS);
    bodyStart = end;
  }

  /** Indexes one header field with its folded lines; returns where the next line begins. */
  private int readLine(int start, int firstEnd, int end, int maxLines) {
    int lineEnd = firstEnd;
    boolean folded = false;
    while (lineEnd + 2 < end && SipCharacters.isWhitespace(bytes[lineEnd + 2])) {
      int next = LineScanner.endOfLine(bytes, lineEnd + 2, end);
      if (next < 0) {
        return end;
      }
      folded = true;
      lineEnd = next;
    }
    if (count >= maxLines) {
      note(Reason.TOO_MANY_HEADERS);
    } else {
      addLine(start, lineEnd, folded);
    }
    return lineEnd + 2;
  }

  private void addLine(int start, int end, boolean folded) {
    int nameEnd = start;
    while (nameEnd < end && SipCharacters.isToken(bytes[nameEnd])) {
      nameEnd++;
    }
    int colon = nameEnd;
    while (colon < end && SipCharacters.isWhitespace(bytes[colon])) {
      colon++;
    }
    boolean isHeader = nameEnd > start && colon < end && bytes[colon] == ':';
    if (!isHeader || LineScanner.hasLoneBreak(bytes, start, end)) {
      note(Reason.MALFORMED_HEADER_LINE);
      return;
    }
    int valueStart = skipBlanks(colon + 1, end);
    if (valueStart - start > MAX_NAME) {
      note(Reason.MALFORMED_HEADER_LINE);
      return;
    }
    pack(
        HeaderName.of(bytes, start, nameEnd), start, valueStart, valueEnd(valueStart, end), folded);
  }

  private int skipBlanks(int from, int end) {
    int position = from;
    while (position < end && isBlank(bytes[position])) {
      position++;
    }
    return position;
  }

  private int valueEnd(int valueStart, int lineEnd) {
    int position = lineEnd;
    while (position > valueStart && isBlank(bytes[position - 1])) {
      position--;
    }
    return position;
  }

  /** White space, or a piece of the CRLF of a folded line. */
  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
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
    long declared = ContentLength.UNDECLARED;
    for (int i = find(HeaderName.CONTENT_LENGTH, 0);
        i >= 0;
        i = find(HeaderName.CONTENT_LENGTH, i + 1)) {
      long length = ContentLength.parse(bytes, valueStart(i), valueEnd(i));
      if (length < 0 || (declared >= 0 && declared != length)) {
        note(Reason.MALFORMED_CONTENT_LENGTH);
        return;
      }
      declared = length;
    }
    if (declared > bytes.length - bodyStart) {
      note(Reason.TRUNCATED_BODY);
    } else if (declared >= 0 && declared < bytes.length - bodyStart) {
      bytes = Arrays.copyOf(bytes, bodyStart + (int) declared);
    }
  }

  private void note(Reason reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(reason);
    }
  }
}
