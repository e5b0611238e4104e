package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

/**
 * Steps through {@code *( SEMI generic-param )} of a header value (RFC 3261 §25.1) without making
 * text of what nobody asks for.
 */
final class ParameterScanner {
  private final Cursor cursor;
  private int count;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;

  ParameterScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** A parameter's name as {@link #isNamed} takes it. */
  static byte[] name(String lowerCase) {
    return lowerCase.getBytes(StandardCharsets.US_ASCII);
  }

  /** Moves to the next parameter, if there is one. */
  boolean next() throws MalformedHeaderException {
    if (!cursor.skipSeparator(';')) {
      return false;
    }
    if (++count > Parameters.MAX) {
      throw cursor.malformed("too many parameters");
    }
    nameStart = cursor.position();
    if (!cursor.skipToken()) {
      throw cursor.malformed("parameter name expected");
    }
    nameEnd = cursor.position();
    boolean hasValue = cursor.skipSeparator('=');
    valueStart = cursor.position();
    if (hasValue) {
      skipValue();
    }
    valueEnd = cursor.position();
    return true;
  }

  private void skipValue() throws MalformedHeaderException {
    if (cursor.peek() != '"') {
      cursor.skipAll(SipCharacters.VALUE);
    } else if (!cursor.skipQuotedString()) {
      throw cursor.malformed("closing quote expected");
    }
  }

  /** Whether the parameter at hand has this lower-case name. */
  boolean isNamed(byte[] lowerCase) {
    return cursor.spells(nameStart, nameEnd, lowerCase);
  }

  /** The name in lower case. */
  String name() {
    return cursor.parameterName(nameStart, nameEnd);
  }

  /** The value, a quoted string's content; empty if there is none. */
  String value() {
    boolean quoted = valueEnd - valueStart >= 2 && cursor.at(valueStart) == '"';
    return quoted ? cursor.unquoted(valueStart, valueEnd) : cursor.text(valueStart, valueEnd);
  }

  /** Where the parameter at hand begins, after its semicolon. */
  int start() {
    return nameStart;
  }

  /** Where the parameter at hand ends. */
  int end() {
    return valueEnd;
  }
}
