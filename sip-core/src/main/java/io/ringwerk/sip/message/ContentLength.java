package io.ringwerk.sip.message;

/** The value of Content-Length (RFC 3261 §20.14). */
final class ContentLength {
  /** No Content-Length stands there. */
  static final long UNDECLARED = -1;

  /** The value is no number that could be the length of a message. */
  static final long MALFORMED = -2;

  private static final int MAX_DIGITS = 9;

  private ContentLength() {}

  /** Reads {@code 1*DIGIT}; anything else is {@link #MALFORMED}. */
  static long parse(byte[] bytes, int start, int end) {
    if (end <= start || end - start > MAX_DIGITS) {
      return MALFORMED;
    }
    long length = 0;
    for (int i = start; i < end; i++) {
      if (!SipCharacters.isDigit(bytes[i])) {
        return MALFORMED;
      }
      length = length * 10 + bytes[i] - '0';
    }
    return length;
  }
}
