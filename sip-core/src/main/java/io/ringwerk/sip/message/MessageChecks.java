package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Optional;

/**
 * What must hold for every message before anybody else sees it (RFC 3261 §8.1.1): Via, From, To,
 * Call-ID and CSeq are there, those that may stand once do, and what later code reads without a
 * chance to fail is sound.
 */
final class MessageChecks {
  private static final int VIA = 1;
  private static final int FROM = 1 << 1;
  private static final int TO = 1 << 2;
  private static final int CALL_ID = 1 << 3;
  private static final int CSEQ = 1 << 4;
  private static final int MAX_FORWARDS = 1 << 5;
  private static final int MANDATORY = VIA | FROM | TO | CALL_ID | CSEQ;
  private static final int SINGLE = FROM | TO | CALL_ID | CSEQ | MAX_FORWARDS;

  private MessageChecks() {}

  static Optional<Reason> faultOf(SipResponse response) {
    return commonFault(response);
  }

  static Optional<Reason> faultOf(SipRequest request) {
    Optional<Reason> fault = commonFault(request);
    if (fault.isEmpty() && !cseqNamesMethod(request)) {
      return Optional.of(Reason.CSEQ_METHOD_MISMATCH);
    }
    return fault;
  }

  /** Whether the header fields an answer copies are there and readable. */
  static boolean isAnswerable(SipRequest request) {
    return (seenAndRepeated(request) & MANDATORY) == MANDATORY
        && hasSoundVia(request)
        && hasSoundCallId(request)
        && hasReadableCSeq(request);
  }

  private static Optional<Reason> commonFault(SipMessage message) {
    Optional<Reason> fault = message.index().fault();
    if (fault.isPresent()) {
      return fault;
    }
    long lines = seenAndRepeated(message);
    if ((lines & MANDATORY) != MANDATORY) {
      return Optional.of(Reason.MISSING_HEADER);
    }
    if ((lines >>> 32 & SINGLE) != 0) {
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

  /**
   * One pass over the lines: below, a bit for each name that is there; above, for repeated ones.
   */
  private static long seenAndRepeated(SipMessage message) {
    HeaderIndex index = message.index();
    long seen = 0;
    long repeated = 0;
    for (int line = 0; line < index.count(); line++) {
      int bit = bit(index.name(line));
      repeated |= seen & bit;
      seen |= bit;
    }
    return repeated << 32 | seen;
  }

  private static int bit(HeaderName name) {
    return switch (name) {
      case VIA -> VIA;
      case FROM -> FROM;
      case TO -> TO;
      case CALL_ID -> CALL_ID;
      case CSEQ -> CSEQ;
      case MAX_FORWARDS -> MAX_FORWARDS;
      default -> 0;
    };
  }

  private static boolean hasSoundVia(SipMessage message) {
    try {
      ViaScanner.skip(message.cursor(HeaderName.VIA));
      return true;
    } catch (MalformedHeaderException malformed) {
      return false;
    }
  }

  /** Something without blanks and controls; RFC 3261 §25.1 allows less, but nobody minds. */
  private static boolean hasSoundCallId(SipMessage message) {
    HeaderIndex index = message.index();
    int line = index.find(HeaderName.CALL_ID, 0);
    int start = index.valueStart(line);
    int end = index.valueEnd(line);
    return end > start && SipCharacters.areAll(message.bytes(), start, end, SipCharacters.VISIBLE);
  }

  private static boolean hasReadableCSeq(SipMessage message) {
    HeaderIndex index = message.index();
    int line = index.find(HeaderName.CSEQ, 0);
    return CSeqScanner.isReadable(message.bytes(), index.valueStart(line), index.valueEnd(line));
  }

  private static boolean hasSoundCSeq(SipMessage message) {
    HeaderIndex index = message.index();
    int line = index.find(HeaderName.CSEQ, 0);
    int start = index.valueStart(line);
    return hasReadableCSeq(message)
        && CSeqScanner.sequence(message.bytes(), start, index.valueEnd(line)) < CSeq.LIMIT;
  }

  private static boolean cseqNamesMethod(SipRequest request) {
    HeaderIndex index = request.index();
    int line = index.find(HeaderName.CSEQ, 0);
    int methodEnd = request.uriStart() - 1;
    int start = index.valueStart(line);
    return CSeqScanner.namesMethodOf(request.bytes(), methodEnd, start, index.valueEnd(line));
  }
}
