package io.ringwerk.sip.codec;

/**
 * How much of a peer's input is taken before it is refused.
 *
 * @param maxMessage bytes of a whole message: the most a datagram can carry; RFC 3261 §18.1.1 asks
 *     for 65,535
 * @param maxHeaderSection bytes of start line and header lines: several times what the longest
 *     calls with many hops need, and what a peer can make a stream's buffer hold without sending a
 *     message
 * @param maxHeaderLines header fields: more than any honest message has, few enough that looking
 *     one up stays cheap
 */
public record ParserLimits(int maxMessage, int maxHeaderSection, int maxHeaderLines) {
  /** 65,535 bytes, of which 16,384 header section, in 256 lines. */
  public static final ParserLimits DEFAULT = new ParserLimits(65_535, 16_384, 256);

  /** The largest message offsets can be kept for. */
  private static final int LARGEST = 1_000_000;

  /** Refuses limits that nothing could pass. */
  public ParserLimits {
    if (maxMessage < 1 || maxMessage > LARGEST) {
      throw new IllegalArgumentException("maxMessage has to be from 1 to " + LARGEST);
    }
    if (maxHeaderSection < 1 || maxHeaderSection > maxMessage) {
      throw new IllegalArgumentException("maxHeaderSection has to be from 1 to maxMessage");
    }
    if (maxHeaderLines < 1) {
      throw new IllegalArgumentException("maxHeaderLines has to be at least 1");
    }
  }
}
