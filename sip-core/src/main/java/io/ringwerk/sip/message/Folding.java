package io.ringwerk.sip.message;

import java.util.Arrays;

/** Undoes header folding (RFC 3261 §7.3.1). */
final class Folding {
  private Folding() {}

  /** A copy of the value in which each line break, with the white space around it, is one space. */
  static byte[] unfold(byte[] bytes, int start, int end) {
    byte[] unfolded = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
        unfolded[length++] = bytes[i];
        continue;
      }
      while (length > 0 && SipCharacters.isWhitespace(unfolded[length - 1])) {
        length--;
      }
      while (i + 1 < end && SipCharacters.isBlank(bytes[i + 1])) {
        i++;
      }
      unfolded[length++] = ' ';
    }
    return Arrays.copyOf(unfolded, length);
  }
}
