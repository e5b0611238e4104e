package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads {@code CSeq = 1*DIGIT LWS Method} (RFC 3261 §25.1) straight from the bytes, a folded line's
 * break counting as white space: every message's CSeq is checked when the message is indexed.
 */
final class CSeqScanner {
  private CSeqScanner() {}

  /** Whether the value follows the grammar, whatever the size of the number. */
  static boolean isReadable(byte[] bytes, int start, int end) {
    int numberEnd = numberEnd(bytes, start, end);
    int methodStart = methodStart(bytes, numberEnd, end);
    return numberEnd > start
        && methodStart > numberEnd
        && methodStart < end
        && SipCharacters.areAll(bytes, methodStart, end, SipCharacters.TOKEN);
  }

  /** Reads a readable value. */
  static CSeq read(byte[] bytes, int start, int end) {
    int methodStart = methodStart(bytes, numberEnd(bytes, start, end), end);
    SipMethod method = SipMethod.of(bytes, methodStart, end);
    String name =
        method == SipMethod.OTHER
            ? new String(bytes, methodStart, end - methodStart, StandardCharsets.UTF_8)
            : method.name();
    return new CSeq(sequence(bytes, start, end), method, name);
  }

  /** The number of a readable value; {@link CSeq#LIMIT} if it reaches that. */
  static long sequence(byte[] bytes, int start, int end) {
    int numberEnd = numberEnd(bytes, start, end);
    long sequence = 0;
    for (int i = start; i < numberEnd && sequence < CSeq.LIMIT; i++) {
      sequence = sequence * 10 + bytes[i] - '0';
    }
    return Math.min(sequence, CSeq.LIMIT);
  }

  /** Whether a readable value names the method that stands at the beginning of the bytes. */
  static boolean namesMethodOf(byte[] bytes, int methodEnd, int start, int end) {
    int methodStart = methodStart(bytes, numberEnd(bytes, start, end), end);
    return Arrays.equals(bytes, 0, methodEnd, bytes, methodStart, end);
  }

  private static int numberEnd(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end && SipCharacters.isDigit(bytes[position])) {
      position++;
    }
    return position;
  }

  private static int methodStart(byte[] bytes, int numberEnd, int end) {
    int position = numberEnd;
    while (position < end && SipCharacters.isBlank(bytes[position])) {
      position++;
    }
    return position;
  }
}
