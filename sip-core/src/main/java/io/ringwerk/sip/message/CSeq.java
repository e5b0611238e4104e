package io.ringwerk.sip.message;

/**
 * The CSeq header field (RFC 3261 §20.16).
 *
 * @param sequence the sequence number, below 2^31 (RFC 3261 §8.1.1.5)
 * @param method the method, {@link SipMethod#OTHER} if it has no name here
 * @param methodName the method's text
 */
public record CSeq(long sequence, SipMethod method, String methodName) {
  /** The exclusive upper limit of a sequence number (RFC 3261 §8.1.1.5). */
  public static final long LIMIT = 1L << 31;

  static CSeq read(Cursor cursor) throws MalformedHeaderException {
    long sequence = cursor.number();
    if (!cursor.skipWhitespace()) {
      throw cursor.malformed("space expected after the number");
    }
    int start = cursor.position();
    if (!cursor.skipToken()) {
      throw cursor.malformed("method expected");
    }
    String name = cursor.text(start);
    cursor.expectEnd();
    return new CSeq(sequence, SipMethod.of(name), name);
  }

  @Override
  public String toString() {
    return sequence + " " + methodName;
  }
}
