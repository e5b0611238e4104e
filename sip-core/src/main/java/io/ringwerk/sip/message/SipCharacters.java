package io.ringwerk.sip.message;

import java.util.Arrays;

/** The character classes of RFC 3261 §25.1, as table look-ups over bytes. */
final class SipCharacters {
  /** {@code token}: alphanumeric and {@code -.!%*_+`'~}. */
  static final int TOKEN = 1;

  /** Host names and IPv4 addresses; the underscore is no part of them but common in the field. */
  static final int HOST = 1 << 1;

  /** IPv6 addresses, without their brackets. */
  static final int IPV6 = 1 << 2;

  /** Decimal digits. */
  static final int DIGIT = 1 << 3;

  /** Hexadecimal digits. */
  static final int HEX = 1 << 4;

  /**
   * What may stand in a URI. More than RFC 3261 has, for phones dial {@code *21#} unescaped; less
   * than all, for the rest would end the header value or request line around it.
   */
  static final int URI = 1 << 5;

  /** What may stand in a parameter value that is not quoted: all but separators. */
  static final int VALUE = 1 << 6;

  /** What may stand in a URI without angle brackets (RFC 3261 §20): no comma, ; or ?. */
  static final int BARE_URI = 1 << 11;

  /** What may stand in the name of a URI parameter. */
  static final int URI_NAME = 1 << 7;

  /** What may stand in the value of a URI parameter. */
  static final int URI_VALUE = 1 << 8;

  /** All but white space and controls. */
  static final int VISIBLE = 1 << 9;

  /** The words of a display name without quotes: tokens, and letters RFC 3261 wants quoted. */
  static final int DISPLAY_NAME = 1 << 10;

  private static final int[] CLASSES = classes();

  private SipCharacters() {}

  static boolean is(byte c, int kind) {
    return (CLASSES[c & 0xff] & kind) != 0;
  }

  static boolean isToken(byte c) {
    return is(c, TOKEN);
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(byte c) {
    return is(c, HEX);
  }

  /** Whether all of the text is of this class. */
  static boolean areAll(String text, int kind) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !is((byte) c, kind)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of the bytes from start to end are of this class. */
  static boolean areAll(byte[] bytes, int start, int end, int kind) {
    for (int i = start; i < end; i++) {
      if (!is(bytes[i], kind)) {
        return false;
      }
    }
    return true;
  }

  /** Space and tab; a folded line's CRLF is turned into spaces before anybody scans a value. */
  static boolean isWhitespace(byte c) {
    return c == ' ' || c == '\t';
  }

  /** White space, or a piece of the CRLF of a folded line. */
  static boolean isBlank(byte c) {
    return isWhitespace(c) || c == '\r' || c == '\n';
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

  private static int lower(byte c) {
    return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  }

  private static int[] classes() {
    int[] classes = new int[256];
    String digits = "0123456789";
    String alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + digits;
    add(classes, alphanumeric + "-.!%*_+`'~", TOKEN | DISPLAY_NAME);
    Arrays.fill(classes, 0x80, 0x100, DISPLAY_NAME);
    add(classes, alphanumeric + "-._", HOST);
    add(classes, digits + "abcdefABCDEF", HEX | IPV6);
    add(classes, ":.", IPV6);
    add(classes, digits, DIGIT);
    addAllBut(classes, ";, \t", VALUE);
    addAllBut(classes, controls() + "<>\"\\^`{|} ", URI);
    addAllBut(classes, controls() + " ", VISIBLE);
    addAllBut(classes, ";,? \t", BARE_URI);
    addAllBut(classes, "=;?", URI_NAME);
    addAllBut(classes, ";?", URI_VALUE);
    return classes;
  }

  private static String controls() {
    StringBuilder controls = new StringBuilder("\u007f");
    for (char c = 0; c < ' '; c++) {
      controls.append(c);
    }
    return controls.toString();
  }

  private static void add(int[] classes, String members, int kind) {
    for (int i = 0; i < members.length(); i++) {
      classes[members.charAt(i)] |= kind;
    }
  }

  private static void addAllBut(int[] classes, String others, int kind) {
    for (int c = 0; c < classes.length; c++) {
      if (others.indexOf(c) < 0) {
        classes[c] |= kind;
      }
    }
  }
}
