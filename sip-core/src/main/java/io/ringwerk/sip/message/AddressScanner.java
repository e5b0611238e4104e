package io.ringwerk.sip.message;

import java.util.Optional;

/** Reads {@code ( name-addr / addr-spec ) *( SEMI generic-param )} (RFC 3261 §25.1). */
final class AddressScanner {
  private static final byte[] TAG = ParameterScanner.name("tag");

  /** Ends an address without angle brackets: what follows are header parameters (§20.10). */
  private static final String END_OF_BARE_URI = ";, \t?";

  private final Cursor cursor;
  private String displayName = "";
  private int uriStart;
  private int uriEnd;

  private AddressScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one address, ending after it or at the comma before the next. */
  static NameAddr read(Cursor cursor) throws MalformedHeaderException {
    AddressScanner scanner = new AddressScanner(cursor);
    scanner.scan();
    SipUri uri = UriScanner.readWhole(cursor.over(scanner.uriStart, scanner.uriEnd));
    return new NameAddr(scanner.displayName, uri, Parameters.ofHeader(cursor));
  }

  /** Only the tag of an address; absent if there is none or the value is malformed. */
  static Optional<String> tag(Cursor cursor) {
    try {
      new AddressScanner(cursor).scan();
      ParameterScanner parameters = new ParameterScanner(cursor);
      while (parameters.next()) {
        if (parameters.isNamed(TAG)) {
          return Optional.of(parameters.value());
        }
      }
      return Optional.empty();
    } catch (MalformedHeaderException malformed) {
      return Optional.empty();
    }
  }

  private void scan() throws MalformedHeaderException {
    cursor.skipWhitespace();
    int start = cursor.position();
    if (cursor.peek() == '"') {
      scanQuotedName();
    } else if (!scanUnquotedName()) {
      cursor.moveTo(start);
      scanBareUri();
      return;
    }
    scanBracketedUri();
  }

  private void scanQuotedName() throws MalformedHeaderException {
    int start = cursor.position();
    if (!cursor.skipQuotedString()) {
      throw cursor.malformed("closing quote expected");
    }
    displayName = cursor.unquoted(start, cursor.position());
    cursor.skipWhitespace();
  }

  /** Display names of tokens, up to the angle bracket; false if no bracket follows. */
  private boolean scanUnquotedName() {
    int start = cursor.position();
    int end = start;
    while (cursor.skipToken()) {
      end = cursor.position();
      cursor.skipWhitespace();
    }
    if (cursor.peek() != '<') {
      return false;
    }
    displayName = cursor.text(start, end);
    return true;
  }

  private void scanBracketedUri() throws MalformedHeaderException {
    if (!cursor.skip('<')) {
      throw cursor.malformed("< expected");
    }
    uriStart = cursor.position();
    cursor.skipUntilAny(">");
    uriEnd = cursor.position();
    if (!cursor.skip('>')) {
      throw cursor.malformed("> expected");
    }
  }

  private void scanBareUri() {
    uriStart = cursor.position();
    cursor.skipUntilAny(END_OF_BARE_URI);
    uriEnd = cursor.position();
  }
}
