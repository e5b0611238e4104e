package io.ringwerk.sip.message;

/**
 * What builders refuse: text that would end a line and begin another one. Such text is a mistake of
 * the caller, for no value read from a message contains a line break.
 */
final class LineRules {
  private LineRules() {}

  /** A header value, reason phrase or the like, without CR and LF. */
  static String value(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n') {
        throw new IllegalArgumentException("a line break in a header value");
      }
    }
    return value;
  }

  /** A header name or method: a token (RFC 3261 §25.1). */
  static String token(String name) {
    if (name.isEmpty() || !SipCharacters.areAll(name, SipCharacters.TOKEN)) {
      throw new IllegalArgumentException("no token: a header name or method is expected");
    }
    return name;
  }

  /** A Request-URI: something, without blanks and controls. */
  static String uri(String uri) {
    if (uri.isEmpty() || uri.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a Request-URI has no blanks and no controls");
    }
    return uri;
  }

  /** The name a known header field is written with. */
  static String name(HeaderName name) {
    if (name == HeaderName.OTHER) {
      throw new IllegalArgumentException("a header field without a name; give its text instead");
    }
    return name.canonical();
  }
}
