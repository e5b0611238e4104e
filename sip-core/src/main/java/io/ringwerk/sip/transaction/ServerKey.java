package io.ringwerk.sip.transaction;

import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.Via;

/** What a request is matched to its server transaction by (RFC 3261 §17.2.3). */
sealed interface ServerKey {

  /** The key of the transaction a request belongs to; an ACK belongs to that of its INVITE. */
  static ServerKey of(SipRequest request) {
    return of(request, request.method() == SipMethod.ACK ? invite() : request.methodName());
  }

  /** The key of the INVITE transaction a CANCEL is about (RFC 3261 §9.2). */
  static ServerKey ofInviteCancelledBy(SipRequest cancel) {
    return of(cancel, invite());
  }

  private static ServerKey of(SipRequest request, String method) {
    Via via = request.topmostVia();
    return hasOwnBranch(via)
        ? new ByBranch(via.branch(), via.host(), via.port(), method)
        : ByHeaders.of(request, via, method);
  }

  private static String invite() {
    return SipMethod.INVITE.name();
  }

  /** The magic cookie alone identifies nothing (RFC 4475 §3.2.1). */
  private static boolean hasOwnBranch(Via via) {
    return via.hasMagicCookie() && via.branch().length() > Via.MAGIC_COOKIE.length();
  }

  /**
   * A branch with the magic cookie is unique by itself; the sent-by guards against a client that
   * copies another's.
   */
  record ByBranch(String branch, String sentByHost, int sentByPort, String method)
      implements ServerKey {}

  /**
   * For clients older than RFC 3261. The To tag is not part of it: an ACK has the one of our
   * response, its INVITE has none, and the rest tells transactions apart.
   */
  record ByHeaders(
      String requestUri,
      String fromTag,
      String callId,
      long sequence,
      String branch,
      String sentByHost,
      int sentByPort,
      String method)
      implements ServerKey {

    static ByHeaders of(SipRequest request, Via via, String method) {
      return new ByHeaders(
          request.requestUriText(),
          request.fromTag().orElse(""),
          request.callId(),
          request.cseq().sequence(),
          via.branch(),
          via.host(),
          via.port(),
          method);
    }
  }
}
