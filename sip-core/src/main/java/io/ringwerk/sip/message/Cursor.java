package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
    return skipAll(SipCharacters.TOKEN);
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
    return peek() == '[' ? skipIpv6Reference() : skipAll(SipCharacters.HOST);
  }

  private boolean skipIpv6Reference() {
    int start = position;
    if (skip('[') && skipAll(SipCharacters.IPV6) && skip(']')) {
      return true;
    }
    position = start;
    return false;
  }

  /** Skips what is of this class of {@link SipCharacters}; whether there was some. */
  boolean skipAll(int kind) {
    int start = position;
    while (position < end && SipCharacters.is(bytes[position], kind)) {
      position++;
    }
    return position > start;
  }

  /** Skips to the next such character, or to the end. */
  void skipTo(char c) {
    while (position < end && bytes[position] != c) {
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

  /** What the table has for the name from start to here. */
  <T> T find(NameTable<T> table, int start) {
    return table.find(bytes, start, position);
  }

  /** The parameter name between the places, in lower case. */
  String parameterName(int from, int to) {
    String common = ParameterName.common(bytes, from, to);
    return common.isEmpty() ? text(from, to).toLowerCase(Locale.ROOT) : common;
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

  /** The URI parameter name from start to here, in lower case, escapes resolved. */
  String unescapedName(int start) throws MalformedHeaderException {
    String common = ParameterName.common(bytes, start, position);
    return common.isEmpty() ? unescaped(start).toLowerCase(Locale.ROOT) : common;
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
      int low = Character.digit(bytes[i + 2], 16);
      plain[length++] = (byte) (high << 4 | low);
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
