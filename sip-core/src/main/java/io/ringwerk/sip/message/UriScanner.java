package io.ringwerk.sip.message;

import java.util.Locale;

/** Reads URIs (RFC 3261 §19.1.1, §25.1) of header values and request lines. */
final class UriScanner {
  private static final byte[] SIP = ParameterScanner.name("sip");
  private static final byte[] SIPS = ParameterScanner.name("sips");

  private UriScanner() {}

  /** Reads a URI that takes all of the cursor's bytes. */
  static SipUri readWhole(Cursor cursor) throws MalformedHeaderException {
    int start = cursor.position();
    int end = cursor.end();
    cursor.skipAll(SipCharacters.URI);
    if (!cursor.atEnd()) {
      throw cursor.malformed("character not allowed in a URI");
    }
    cursor.moveTo(start);
    String scheme = scheme(cursor);
    return switch (scheme) {
      case "sip", "sips" -> sipUri(cursor, scheme, cursor.text(start, end));
      case "tel" -> telUri(cursor, scheme, cursor.text(start, end));
      default -> new SipUri(scheme, "", "", "", -1, Parameters.NONE, "", cursor.text(start, end));
    };
  }

  private static String scheme(Cursor cursor) throws MalformedHeaderException {
    int start = cursor.position();
    cursor.skipToken();
    String scheme = schemeText(cursor, start);
    if (scheme.isEmpty() || !cursor.skip(':') || cursor.atEnd()) {
      throw cursor.malformed("URI scheme expected");
    }
    return scheme;
  }

  private static String schemeText(Cursor cursor, int start) {
    int end = cursor.position();
    if (cursor.spells(start, end, SIP)) {
      return "sip";
    }
    return cursor.spells(start, end, SIPS) ? "sips" : cursor.text(start).toLowerCase(Locale.ROOT);
  }

  private static SipUri sipUri(Cursor cursor, String scheme, String text)
      throws MalformedHeaderException {
    String user = "";
    String password = "";
    int at = userInfoEnd(cursor);
    if (at >= 0) {
      int colon = passwordColon(cursor, at);
      user = cursor.unescaped(cursor.position(), colon);
      password = colon < at ? cursor.unescaped(colon + 1, at) : "";
      cursor.moveTo(at + 1);
    }
    int hostStart = cursor.position();
    if (!cursor.skipHost()) {
      throw cursor.malformed("host expected");
    }
    String host = cursor.text(hostStart).toLowerCase(Locale.ROOT);
    int port = cursor.optionalPort(false);
    Parameters parameters = Parameters.ofUri(cursor);
    String headers = headers(cursor);
    return new SipUri(scheme, user, password, host, port, parameters, headers, text);
  }

  /** Where the at sign stands, which occurs only once in a SIP URI; -1 if there is none. */
  private static int userInfoEnd(Cursor cursor) throws MalformedHeaderException {
    for (int i = cursor.position(); i < cursor.end(); i++) {
      if (cursor.at(i) == '@') {
        if (i == cursor.position()) {
          throw cursor.malformed("user expected before @");
        }
        return i;
      }
    }
    return -1;
  }

  private static int passwordColon(Cursor cursor, int at) {
    for (int i = cursor.position(); i < at; i++) {
      if (cursor.at(i) == ':') {
        return i;
      }
    }
    return at;
  }

  private static String headers(Cursor cursor) throws MalformedHeaderException {
    if (cursor.skip('?')) {
      return cursor.text(cursor.position(), cursor.end());
    }
    if (!cursor.atEnd()) {
      throw cursor.malformed("parameter, header or end of URI expected");
    }
    return "";
  }

  /** A telephone number (RFC 3966): its digits become the user. */
  private static SipUri telUri(Cursor cursor, String scheme, String text)
      throws MalformedHeaderException {
    int start = cursor.position();
    cursor.skipAll(SipCharacters.URI_VALUE);
    String number = cursor.unescaped(start);
    return new SipUri(scheme, number, "", "", -1, Parameters.ofUri(cursor), headers(cursor), text);
  }
}
