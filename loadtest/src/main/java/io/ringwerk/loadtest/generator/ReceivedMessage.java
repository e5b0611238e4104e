package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/**
 * The message that was just received: a cursor over its lines, for those who need one or two of
 * them. One per event loop, used again for each message.
 *
 * <p>Implementation: nothing is indexed. A response names its phone in the branch of the topmost
 * Via, which nearly always is the second line, so most answers are read no further.
 */
final class ReceivedMessage {

  private static final int LONGEST = 65_535;
  private static final int STATUS_AT = "SIP/2.0 ".length();

  private static final int CONTACT_USER_AT = " sip:".length();

  private final byte[] datagram = new byte[LONGEST];
  private byte[] bytes = datagram;
  private int length;
  private int firstLine;
  private int line;
  private int lineEnd;
  private int valueStart;

  /** Takes a datagram. */
  void take(ByteBuf content) {
    length = Math.min(content.readableBytes(), LONGEST);
    content.readBytes(datagram, 0, length);
    bytes = datagram;
    rewind();
  }

  /** Takes a message that was cut from a stream. */
  void take(byte[] message) {
    length = message.length;
    bytes = message;
    rewind();
  }

  /** The bytes; they change with the next message. */
  byte[] bytes() {
    return bytes;
  }

  /** The status code of a response; 0 for a request and for what is neither. */
  int status() {
    if (length < STATUS_AT + 4 || bytes[0] != 'S' || bytes[3] != '/' || bytes[7] != ' ') {
      return 0;
    }
    return (bytes[STATUS_AT] - '0') * 100
        + (bytes[STATUS_AT + 1] - '0') * 10
        + bytes[STATUS_AT + 2]
        - '0';
  }

  /** Status code and reason phrase of a response, as it is written. */
  String statusText() {
    int end = STATUS_AT;
    while (end < length && bytes[end] != '\r' && bytes[end] != '\n') {
      end++;
    }
    return new String(bytes, STATUS_AT, end - STATUS_AT, UTF_8);
  }

  /** Whether it is a request of this method. */
  boolean isMethod(String method) {
    if (length <= method.length() || bytes[method.length()] != ' ') {
      return false;
    }
    for (int i = 0; i < method.length(); i++) {
      if (bytes[i] != method.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The number of the phone whose contact is the Request-URI; -1 if it is nobody's. */
  int requestUriNumber() {
    int uri = 0;
    while (uri < firstLine && bytes[uri] != ' ') {
      uri++;
    }
    int user = uri + CONTACT_USER_AT;
    return user + Digits.HEX < firstLine ? Digits.hex(bytes, user) : -1;
  }

  /** Moves to the first line of this name; false if there is none. */
  boolean find(FieldName name) {
    line = firstLine;
    return scan(name);
  }

  /** Moves to the next line of this name behind the current one. */
  boolean findNext(FieldName name) {
    line = lineEnd;
    return scan(name);
  }

  /** Where the current line begins. */
  int line() {
    return line;
  }

  /** Behind the line end of the current line. */
  int lineEnd() {
    return lineEnd;
  }

  /** Where the value of the current line begins, perhaps with blanks. */
  int valueStart() {
    return valueStart;
  }

  private void rewind() {
    firstLine = endOfLine(0);
    line = firstLine;
    lineEnd = firstLine;
  }

  private boolean scan(FieldName name) {
    while (line < length && bytes[line] != '\r' && bytes[line] != '\n') {
      lineEnd = endOfLine(line);
      int colon = name.colon(bytes, line, lineEnd);
      if (colon >= 0) {
        valueStart = colon + 1;
        return true;
      }
      line = lineEnd;
    }
    return false;
  }

  /** A line that begins with a blank belongs to the one before it (RFC 3261 §7.3.1). */
  private int endOfLine(int from) {
    int at = from;
    do {
      while (at < length && bytes[at] != '\n') {
        at++;
      }
      at++;
    } while (at < length && (bytes[at] == ' ' || bytes[at] == '\t'));
    return Math.min(at, length);
  }
}
