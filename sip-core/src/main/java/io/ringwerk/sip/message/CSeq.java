package io.ringwerk.sip.message;

/**
 * The CSeq header field (RFC 3261 §20.16).
 *
 * @param sequence the sequence number, below {@link #LIMIT}
 * @param method the method, {@link SipMethod#OTHER} if it has no name here
 * @param methodName the method's text
 */
public record CSeq(long sequence, SipMethod method, String methodName) {
  /** The exclusive upper limit of a sequence number, 2^31 (RFC 3261 §8.1.1.5). */
  public static final long LIMIT = 1L << 31;

  /** As it is written in a message. */
  @Override
  public String toString() {
    return sequence + " " + methodName;
  }
}
