package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

/**
 * A place in a header value that moves forward while the value is read. Each {@code skip…} method
 * moves over one piece of RFC 3261 §25.1's grammar and tells whether it was there; without it the
 * place stays. A folded value is unfolded before it gets here.
 */
final class Cursor {
  private final String field;
  private final byte[] bytes;
  private final int end;
  private int position;

  Cursor(String field, byte[] bytes, int start, int end) {
    this.field = field;
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  static Cursor of(String field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor(field, bytes, 0, bytes.length);
  }

  /** A cursor over a part of the same bytes. */
  Cursor over(int start, int end) {
    return new Cursor(field, bytes, start, end);
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= end;
  }

  /** The byte at this place, unsigned; -1 at the end. */
  int peek() {
    return position < end ? bytes[position] & 0xff : -1;
  }

  /** The byte at an absolute place before the end. */
  int at(int index) {
    return bytes[index] & 0xff;
  }

  int end() {
    return end;
  }

  /** Whether the bytes between the places spell the lower-case text, in any case. */
  boolean spells(int from, int to, byte[] lowerCase) {
    return SipCharacters.equalsIgnoreCase(bytes, from, to, lowerCase);
  }

  void moveTo(int place) {
    position = place;
  }

  boolean skip(char c) {
    if (peek() != c) {
      return false;
    }
    position++;
    return true;
  }

  /** Skips any white space; whether there was some. */
  boolean skipWhitespace() {
    int start = position;
    while (position < end && SipCharacters.isWhitespace(bytes[position])) {
      position++;
    }
    return position > start;
  }

  /** Skips the separator with white space around it, as in SEMI, EQUAL and COMMA. */
  boolean skipSeparator(char c) {
    int start = position;
    skipWhitespace();
    if (!skip(c)) {
      position = start;
      return false;
    }
    skipWhitespace();
    return true;
  }

  boolean skipToken() {
    int start = position;
    while (position < end && SipCharacters.isToken(bytes[position])) {
      position++;
    }
    return position > start;
  }

  /** Skips a quoted string with its quotes; a backslash takes the next byte with it. */
  boolean skipQuotedString() {
    int start = position;
    if (!skip('"')) {
      return false;
    }
    while (position < end) {
      byte c = bytes[position++];
      if (c == '"') {
        return true;
      }
      if (c == '\\') {
        position++;
      }
    }
    position = start;
    return false;
  }

  /** Skips a host name, an IPv4 address, or an IPv6 address in brackets. */
  boolean skipHost() {
    if (peek() == '[') {
      return skipIpv6Reference();
    }
    int start = position;
    while (position < end && SipCharacters.isHost(bytes[position])) {
      position++;
    }
    return position > start;
  }

  private boolean skipIpv6Reference() {
    int start = position;
    position++;
    while (position < end && isIpv6(bytes[position])) {
      position++;
    }
    if (position - start > 2 && skip(']')) {
      return true;
    }
    position = start;
    return false;
  }

  private static boolean isIpv6(byte c) {
    return SipCharacters.isHex(c) || c == ':' || c == '.';
  }

  void skipUntilAny(String stops) {
    while (position < end && stops.indexOf(bytes[position]) < 0) {
      position++;
    }
  }

  /** Reads a decimal number; one too large for a long gives {@link Long#MAX_VALUE}. */
  long number() throws MalformedHeaderException {
    int start = position;
    long number = 0;
    while (position < end && SipCharacters.isDigit(bytes[position])) {
      int digit = bytes[position++] - '0';
      number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
    }
    if (position == start) {
      throw malformed("number expected");
    }
    return number;
  }

  /** Reads {@code ":" port} if it is there; -1 if not. */
  int optionalPort(boolean spaced) throws MalformedHeaderException {
    if (!(spaced ? skipSeparator(':') : skip(':'))) {
      return -1;
    }
    long port = number();
    if (port < 1 || port > 65_535) {
      throw malformed("port out of range");
    }
    return (int) port;
  }

  /** Copies the bytes between the places as they are. */
  void copy(MessageWriter writer, int from, int to) {
    writer.copy(bytes, from, to);
  }

  /** The text from start to here. */
  String text(int start) {
    return text(start, position);
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The content of the quoted string between the places, quoted pairs resolved. */
  String unquoted(int from, int to) {
    String content = text(from + 1, to - 1);
    return content.indexOf('\\') < 0 ? content : withoutBackslashes(content);
  }

  private static String withoutBackslashes(String content) {
    StringBuilder plain = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\\' && i + 1 < content.length()) {
        c = content.charAt(++i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  /** The text from start to here with {@code %hh} escapes resolved (RFC 3261 §19.1.2). */
  String unescaped(int start) throws MalformedHeaderException {
    return unescaped(start, position);
  }

  String unescaped(int from, int to) throws MalformedHeaderException {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '%') {
        return resolveEscapes(from, to);
      }
    }
    return text(from, to);
  }

  private String resolveEscapes(int from, int to) throws MalformedHeaderException {
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] != '%') {
        plain[length++] = bytes[i];
        continue;
      }
      if (i + 2 >= to || !SipCharacters.isHex(bytes[i + 1]) || !SipCharacters.isHex(bytes[i + 2])) {
        throw malformed("two hexadecimal digits expected after %");
      }
      int high = Character.digit(bytes[i + 1], 16);
      plain[length++] = (byte) (high << 4 | Character.digit(bytes[i + 2], 16));
      i += 2;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  void expectEnd() throws MalformedHeaderException {
    skipWhitespace();
    if (!atEnd()) {
      throw malformed("end of value expected");
    }
  }

  MalformedHeaderException malformed(String reason) {
    return new MalformedHeaderException(field, reason);
  }
}
