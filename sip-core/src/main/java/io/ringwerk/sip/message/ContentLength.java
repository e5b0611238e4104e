package io.ringwerk.sip.message;

/**
 * What the Content-Length header fields of a message say (RFC 3261 §20.14): a length, or one of two
 * other answers. The framer of a stream and the reader of a whole message both learn it here, so
 * that they never disagree about where a message ends.
 */
public final class ContentLength {
  /** No Content-Length stands there. */
  public static final long UNDECLARED = -1;

  /** It is no number that could be the length of a message, or two of them differ. */
  public static final long MALFORMED = -2;

  private static final int MAX_DIGITS = 9;

  private ContentLength() {}

  /**
   * The length that is declared in a header section.
   *
   * @param bytes where the header section stands
   * @param start where its start line begins
   * @param end after the empty line that ends it
   * @return the length, {@link #UNDECLARED} or {@link #MALFORMED}
   */
  public static long declaredIn(byte[] bytes, int start, int end) {
    int startLineEnd = LineScanner.nextBreak(bytes, start, end);
    return HeaderIndex.readLines(bytes, Math.min(startLineEnd + 2, end), end).declaredBody();
  }

  /** Reads {@code 1*DIGIT}; anything else is {@link #MALFORMED}. */
  static long parse(byte[] bytes, int start, int end) {
    boolean isNumber = SipCharacters.areAll(bytes, start, end, SipCharacters.DIGIT);
    if (!isNumber || end <= start || end - start > MAX_DIGITS) {
      return MALFORMED;
    }
    long length = 0;
    for (int i = start; i < end; i++) {
      length = length * 10 + bytes[i] - '0';
    }
    return length;
  }

  /** What two header fields say together: repeating oneself is harmless, contradiction is not. */
  static long agreed(long declared, long another) {
    return declared == UNDECLARED || declared == another ? another : MALFORMED;
  }
}
