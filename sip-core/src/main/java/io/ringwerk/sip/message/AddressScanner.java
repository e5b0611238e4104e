package io.ringwerk.sip.message;

import java.util.Optional;

/** Reads {@code ( name-addr / addr-spec ) *( SEMI generic-param )} (RFC 3261 §25.1). */
final class AddressScanner {
  private static final byte[] TAG = ParameterScanner.name("tag");

  private final Cursor cursor;
  private int nameStart;
  private int nameEnd;
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
    return new NameAddr(scanner.displayName(), uri, Parameters.ofHeader(cursor));
  }

  /** Only the tag of an address; absent if there is none or the value is malformed. */
  static Optional<String> tag(Cursor cursor) {
    try {
      new AddressScanner(cursor).scan();
      ParameterScanner parameters = new ParameterScanner(cursor);
      while (parameters.next()) {
        if (parameters.isNamed(TAG)) {
          return Optional.of(parameters.value()).filter(tag -> !tag.isEmpty());
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
      nameEnd = nameStart;
      scanBareUri();
      return;
    }
    scanBracketedUri();
  }

  private void scanQuotedName() throws MalformedHeaderException {
    nameStart = cursor.position();
    if (!cursor.skipQuotedString()) {
      throw cursor.malformed("closing quote expected");
    }
    nameEnd = cursor.position();
    cursor.skipWhitespace();
  }

  /** Words without quotes, up to the angle bracket; false if no bracket follows. */
  private boolean scanUnquotedName() {
    nameStart = cursor.position();
    nameEnd = nameStart;
    while (cursor.skipAll(SipCharacters.DISPLAY_NAME)) {
      nameEnd = cursor.position();
      cursor.skipWhitespace();
    }
    return cursor.peek() == '<';
  }

  private void scanBracketedUri() throws MalformedHeaderException {
    if (!cursor.skip('<')) {
      throw cursor.malformed("< expected");
    }
    uriStart = cursor.position();
    cursor.skipTo('>');
    uriEnd = cursor.position();
    if (!cursor.skip('>')) {
      throw cursor.malformed("> expected");
    }
  }

  /** Without angle brackets the URI ends at a separator: what follows is the header's (§20.10). */
  private void scanBareUri() {
    uriStart = cursor.position();
    cursor.skipAll(SipCharacters.BARE_URI);
    uriEnd = cursor.position();
  }

  private String displayName() {
    if (nameEnd == nameStart) {
      return "";
    }
    boolean quoted = cursor.at(nameStart) == '"';
    return quoted ? cursor.unquoted(nameStart, nameEnd) : cursor.text(nameStart, nameEnd);
  }
}
