package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Optional;

/**
 * What must hold for every message before anybody else sees it (RFC 3261 §8.1.1): Via, From, To,
 * Call-ID and CSeq are there, those that may stand once do, and what later code reads without a
 * chance to fail is sound.
 */
final class MessageChecks {
  private static final HeaderName[] MANDATORY = {
    HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ
  };
  private static final HeaderName[] SINGLE = {
    HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ, HeaderName.MAX_FORWARDS
  };

  private MessageChecks() {}

  static Optional<Reason> faultOf(SipResponse response) {
    return commonFault(response);
  }

  static Optional<Reason> faultOf(SipRequest request) {
    Optional<Reason> fault = commonFault(request);
    if (fault.isEmpty() && !request.cseq().methodName().equals(request.methodName())) {
      return Optional.of(Reason.CSEQ_METHOD_MISMATCH);
    }
    return fault;
  }

  /** Whether the header fields an answer copies are there and readable. */
  static boolean isAnswerable(SipRequest request) {
    return hasMandatory(request)
        && hasSoundVia(request)
        && hasSoundCallId(request)
        && hasReadableCSeq(request);
  }

  private static Optional<Reason> commonFault(SipMessage message) {
    Optional<Reason> fault = message.index().fault();
    if (fault.isPresent()) {
      return fault;
    }
    if (!hasMandatory(message)) {
      return Optional.of(Reason.MISSING_HEADER);
    }
    if (repeatsSingle(message)) {
      return Optional.of(Reason.REPEATED_HEADER);
    }
    if (!hasSoundVia(message)) {
      return Optional.of(Reason.MALFORMED_VIA);
    }
    if (!hasSoundCallId(message)) {
      return Optional.of(Reason.MALFORMED_CALL_ID);
    }
    return hasSoundCSeq(message) ? Optional.empty() : Optional.of(Reason.MALFORMED_CSEQ);
  }

  private static boolean hasMandatory(SipMessage message) {
    for (HeaderName name : MANDATORY) {
      if (!message.has(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean repeatsSingle(SipMessage message) {
    HeaderIndex index = message.index();
    for (HeaderName name : SINGLE) {
      int first = index.find(name, 0);
      if (first >= 0 && index.find(name, first + 1) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSoundVia(SipMessage message) {
    try {
      new ViaScanner(message.cursor(HeaderName.VIA)).scan();
      return true;
    } catch (MalformedHeaderException malformed) {
      return false;
    }
  }

  private static boolean hasSoundCallId(SipMessage message) {
    Cursor cursor = message.cursor(HeaderName.CALL_ID);
    while (cursor.peek() > ' ') {
      cursor.skip((char) cursor.peek());
    }
    return cursor.atEnd() && !message.callId().isEmpty();
  }

  private static boolean hasReadableCSeq(SipMessage message) {
    try {
      CSeq.read(message.cursor(HeaderName.CSEQ));
      return true;
    } catch (MalformedHeaderException malformed) {
      return false;
    }
  }

  private static boolean hasSoundCSeq(SipMessage message) {
    return hasReadableCSeq(message) && message.cseq().sequence() < CSeq.LIMIT;
  }
}
