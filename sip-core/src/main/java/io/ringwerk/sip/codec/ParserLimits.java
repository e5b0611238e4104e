package io.ringwerk.sip.codec;

/**
 * How much of a peer's input is taken before it is refused.
 *
 * @param maxMessage bytes of a whole message; RFC 3261 §18.1.1 asks for 65,535, and no datagram
 *     carries more
 * @param maxHeaderSection bytes from the start line to the empty line: several times what a call
 *     over many hops needs, and what a peer can make a stream's buffer hold without ever completing
 *     a message
 * @param maxHeaderLines header fields: more than any honest message has, few enough to look through
 */
public record ParserLimits(int maxMessage, int maxHeaderSection, int maxHeaderLines) {
  /** 65,535 bytes, of which 16,384 header section, in 256 header fields. */
  public static final ParserLimits DEFAULT = new ParserLimits(65_535, 16_384, 256);

  /** A framer holds up to twice a message, and an index keeps places in 20 bits. */
  private static final int LARGEST = 500_000;

  /** Refuses limits that nothing could pass, or that the index could not keep. */
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
