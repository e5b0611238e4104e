package io.ringwerk.sip.transaction;

import io.ringwerk.sip.message.SipRequest;

/**
 * What a caller's request keeps on all its ways: by this a request that arrives over two of them is
 * known (RFC 3261 §8.2.2.2).
 */
record CallerKey(String fromTag, String callId, long sequence, String method) {

  static CallerKey of(SipRequest request) {
    return new CallerKey(
        request.fromTag().orElse(""),
        request.callId(),
        request.cseq().sequence(),
        request.methodName());
  }
}
