package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

/** {@code SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT}, case-insensitive (RFC 3261 §7.1). */
final class SipVersion {
  private static final byte[] SUPPORTED = "sip/2.0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PREFIX = "sip/".getBytes(StandardCharsets.US_ASCII);

  private SipVersion() {}

  static boolean begins(byte[] bytes, int end) {
    return end >= PREFIX.length && SipCharacters.equalsIgnoreCase(bytes, 0, PREFIX.length, PREFIX);
  }

  static boolean isSupported(byte[] bytes, int start, int end) {
    return SipCharacters.equalsIgnoreCase(bytes, start, end, SUPPORTED);
  }

  /** Whether it is any SIP version, supported or not. */
  static boolean isVersion(byte[] bytes, int start, int end) {
    int digits = start + PREFIX.length;
    if (end <= digits || !SipCharacters.equalsIgnoreCase(bytes, start, digits, PREFIX)) {
      return false;
    }
    int dot = skipDigits(bytes, digits, end);
    return dot > digits
        && dot + 1 < end
        && bytes[dot] == '.'
        && skipDigits(bytes, dot + 1, end) == end;
  }

  private static int skipDigits(byte[] bytes, int from, int end) {
    int position = from;
    while (position < end && SipCharacters.isDigit(bytes[position])) {
      position++;
    }
    return position;
  }
}
