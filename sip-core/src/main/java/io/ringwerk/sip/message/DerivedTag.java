package io.ringwerk.sip.message;

/**
 * The To tag of an answer that nobody keeps: the same for each retransmission of a request, as RFC
 * 3261 §8.2.7 demands of a stateless user agent server. It opens no dialog, so nobody has to be
 * kept from guessing it.
 */
final class DerivedTag {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private DerivedTag() {}

  static String of(SipRequest request) {
    long hash = mix(FNV_OFFSET, request.callId());
    hash = mix(hash, request.fromTag().orElse(""));
    hash = mix(hash, request.topmostVia().branch());
    return Long.toHexString(hash ^ request.cseq().sequence() * FNV_PRIME);
  }

  private static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
    }
    return mixed;
  }
}
