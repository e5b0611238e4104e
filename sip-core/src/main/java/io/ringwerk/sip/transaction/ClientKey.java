package io.ringwerk.sip.transaction;

import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;

/**
 * What a response is matched to its client transaction by (RFC 3261 §17.1.3): the branch we gave
 * out, and the method, since a CANCEL has the branch of the INVITE it cancels.
 */
record ClientKey(String branch, String method) {

  /** The key a request we send is found by, and the one a response looks for. */
  static ClientKey of(SipMessage message) {
    return new ClientKey(message.topmostVia().branch(), message.cseq().methodName());
  }

  /** The key of the INVITE a CANCEL of ours is about (RFC 3261 §9.1). */
  static ClientKey ofInviteCancelledBy(SipRequest cancel) {
    return new ClientKey(cancel.topmostVia().branch(), SipMethod.INVITE.name());
  }
}
