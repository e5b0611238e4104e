package io.ringwerk.loadtest.generator;

/** Numbers of fixed width, written into and read from messages in place. */
final class Digits {

  /** Digits of a hexadecimal number. */
  static final int HEX = 8;

  /** Digits of a decimal number. */
  static final int DECIMAL = 7;

  private static final byte[] SYMBOLS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Digits() {}

  /** Writes 8 hexadecimal digits. */
  static void putHex(byte[] bytes, int at, int value) {
    for (int i = HEX - 1, rest = value; i >= 0; i--, rest >>>= 4) {
      bytes[at + i] = SYMBOLS[rest & 0xf];
    }
  }

  /** Writes the 7 last decimal digits. */
  static void putDecimal(byte[] bytes, int at, int value) {
    for (int i = DECIMAL - 1, rest = value; i >= 0; i--, rest /= 10) {
      bytes[at + i] = (byte) ('0' + rest % 10);
    }
  }

  /** Writes each of the first {@code count} octets as two hexadecimal digits. */
  static void putHex(byte[] bytes, int at, byte[] octets, int count) {
    for (int i = 0; i < count; i++) {
      bytes[at + 2 * i] = SYMBOLS[octets[i] >> 4 & 0xf];
      bytes[at + 2 * i + 1] = SYMBOLS[octets[i] & 0xf];
    }
  }

  /** Reads 8 hexadecimal digits; -1 if there is something else, or more than 31 bits. */
  static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + HEX; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return Math.max(value, -1);
  }

  /** 8 hexadecimal digits as text. */
  static String hexText(int value) {
    return "%08x".formatted(value);
  }
}
