package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request up to its last header field, made once; branch and CSeq are patched for each sending.
 * What differs in length follows it: credentials, the empty line, a body.
 */
final class RequestTemplate {

  /** CSeq numbers start here, so that they all have the same width. */
  static final int FIRST_SEQUENCE = 1_000_000;

  private static final String CSEQ = "\r\nCSeq: ";

  private final byte[] bytes;
  private final int branchAt;
  private final int sequenceAt;

  /**
   * Takes a request's text.
   *
   * @param text ends with a line end; has {@link BranchId#PLACEHOLDER} and a CSeq of {@link
   *     #FIRST_SEQUENCE}
   * @param number of the phone whose request it is
   */
  RequestTemplate(String text, int number) {
    this.bytes = text.getBytes(ISO_8859_1);
    this.branchAt = text.indexOf(BranchId.PLACEHOLDER);
    this.sequenceAt = text.indexOf(CSEQ) + CSEQ.length();
    BranchId.putNumber(bytes, branchAt, number);
  }

  /** Makes it the request of this number, in its branch and CSeq. */
  void number(int sequence) {
    BranchId.putSequence(bytes, branchAt, sequence);
    Digits.putDecimal(bytes, sequenceAt, FIRST_SEQUENCE + sequence);
  }

  /** Makes it a request of the call of this number, which is at the end of its Call-ID. */
  void call(int number) {
    Digits.putHex(bytes, sequenceAt - CSEQ.length() - Digits.HEX, number);
  }

  /** The bytes to send. */
  byte[] bytes() {
    return bytes;
  }
}
