package io.ringwerk.sip.message;

/** The character classes of RFC 3261 §25.1, as table look-ups over bytes. */
final class SipCharacters {
  private static final int TOKEN = 1;
  private static final int HOST = 2;
  private static final int DIGIT = 4;
  private static final int HEX = 8;
  private static final byte[] CLASSES = classes();

  private SipCharacters() {}

  /** {@code token} characters: alphanumeric and {@code -.!%*_+`'~}. */
  static boolean isToken(int c) {
    return is(c, TOKEN);
  }

  /**
   * Characters of a host name; the underscore is no host name character but common in the field.
   */
  static boolean isHost(int c) {
    return is(c, HOST);
  }

  static boolean isDigit(int c) {
    return is(c, DIGIT);
  }

  static boolean isHex(int c) {
    return is(c, HEX);
  }

  /** Space and tab; a folded line's CRLF is turned into spaces before anybody scans a value. */
  static boolean isWhitespace(int c) {
    return c == ' ' || c == '\t';
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  }

  /** Whether the bytes from start to end spell {@code lowerCase}, in any case. */
  static boolean equalsIgnoreCase(byte[] bytes, int start, int end, byte[] lowerCase) {
    if (end - start != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      if (lower(bytes[start + i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean is(int c, int kind) {
    return c >= 0 && (CLASSES[c] & kind) != 0;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    mark(classes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", TOKEN | HOST);
    mark(classes, "-.!%*_+`'~", TOKEN);
    mark(classes, "-._", HOST);
    mark(classes, "0123456789", DIGIT | HEX);
    mark(classes, "abcdefABCDEF", HEX);
    return classes;
  }

  private static void mark(byte[] classes, String characters, int kind) {
    for (int i = 0; i < characters.length(); i++) {
      classes[characters.charAt(i)] |= (byte) kind;
    }
  }
}
