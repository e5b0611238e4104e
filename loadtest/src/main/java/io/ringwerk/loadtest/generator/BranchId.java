package io.ringwerk.loadtest.generator;

/**
 * The branch of a request: the phone's number and the request's, so that a response finds both
 * without a table (RFC 3261 §8.1.1.7).
 */
final class BranchId {

  /** A branch to be patched. */
  static final String PLACEHOLDER = "z9hG4bK" + "0".repeat(2 * Digits.HEX);

  private static final byte[] COOKIE = {'z', '9', 'h', 'G', '4', 'b', 'K'};
  private static final int SEQUENCE_AT = COOKIE.length + Digits.HEX;

  private BranchId() {}

  /** A branch up to the request's number. */
  static String of(int phone) {
    return "z9hG4bK" + Digits.hexText(phone);
  }

  /** Writes the phone's number into a placeholder. */
  static void putNumber(byte[] bytes, int branch, int number) {
    Digits.putHex(bytes, branch + COOKIE.length, number);
  }

  /** Writes the request's number into a placeholder. */
  static void putSequence(byte[] bytes, int branch, int sequence) {
    Digits.putHex(bytes, branch + SEQUENCE_AT, sequence);
  }

  /** Where a branch of ours begins in this part of a message; -1 if there is none. */
  static int find(byte[] bytes, int from, int end) {
    for (int at = from; at <= end - PLACEHOLDER.length(); at++) {
      if (bytes[at] == COOKIE[0] && isCookie(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  /** The phone's number; -1 if it is no branch of ours. */
  static int number(byte[] bytes, int branch) {
    return Digits.hex(bytes, branch + COOKIE.length);
  }

  /** The request's number; -1 if it is no branch of ours. */
  static int sequence(byte[] bytes, int branch) {
    return Digits.hex(bytes, branch + SEQUENCE_AT);
  }

  private static boolean isCookie(byte[] bytes, int at) {
    for (int i = 1; i < COOKIE.length; i++) {
      if (bytes[at + i] != COOKIE[i]) {
        return false;
      }
    }
    return true;
  }
}
