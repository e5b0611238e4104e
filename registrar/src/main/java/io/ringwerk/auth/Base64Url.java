package io.ringwerk.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding (RFC 4648 §5) for a whole number of three-byte groups, into a given
 * array. The JDK's decoder throws at bad input, and would make a forged nonce dearer than a good
 * one.
 */
final class Base64Url {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final byte INVALID = -1;
  private static final byte[] VALUES = values();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return new String(ENCODER.encode(bytes), US_ASCII);
  }

  /**
   * Fills {@code bytes} from {@code text}; false if the text is not exactly that much base64url.
   */
  static boolean decode(String text, byte[] bytes) {
    if (text.length() * 3 != bytes.length * 4) {
      return false;
    }
    int all = 0;
    for (int from = 0, to = 0; to < bytes.length; from += 4, to += 3) {
      int first = value(text.charAt(from));
      int second = value(text.charAt(from + 1));
      int third = value(text.charAt(from + 2));
      int fourth = value(text.charAt(from + 3));
      all |= first | second | third | fourth;
      bytes[to] = (byte) (first << 2 | second >>> 4);
      bytes[to + 1] = (byte) (second << 4 | third >>> 2);
      bytes[to + 2] = (byte) (third << 6 | fourth);
    }
    return all >= 0;
  }

  private static int value(char character) {
    return character < VALUES.length ? VALUES[character] : INVALID;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, INVALID);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }
}
