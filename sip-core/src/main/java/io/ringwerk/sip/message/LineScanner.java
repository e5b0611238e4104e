package io.ringwerk.sip.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds line breaks, eight bytes at a time: it is the one loop that sees every byte of the header
 * section, and so takes most of what reading a message costs.
 */
final class LineScanner {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** CR is the larger of the two; nearly no other byte of a header section is as small. */
  private static final long ABOVE_CR = ('\r' + 1) * EACH_BYTE;

  private LineScanner() {}

  /** Where the next CR or LF stands, whether or not they are a pair; {@code end} if none does. */
  static int nextBreak(byte[] bytes, int from, int end) {
    int position = from;
    while (position + Long.BYTES <= end) {
      long small = bytesUpToCr((long) EIGHT_BYTES.get(bytes, position));
      if (small == 0) {
        position += Long.BYTES;
        continue;
      }
      position += Long.numberOfTrailingZeros(small) >>> 3;
      if (isBreak(bytes[position])) {
        return position;
      }
      position++;
    }
    while (position < end && !isBreak(bytes[position])) {
      position++;
    }
    return position;
  }

  /**
   * The high bit of each byte that is CR or smaller. A borrow may spoil bits above the lowest one,
   * which is why only the lowest is used.
   */
  private static long bytesUpToCr(long eight) {
    return (eight - ABOVE_CR) & ~eight & HIGH_BITS;
  }

  private static boolean isBreak(byte c) {
    return c == '\r' || c == '\n';
  }

  /** Whether a line ends here as it should: with CRLF (RFC 3261 §7). */
  static boolean isCrlf(byte[] bytes, int position, int end) {
    return position + 1 < end && bytes[position] == '\r' && bytes[position + 1] == '\n';
  }
}
