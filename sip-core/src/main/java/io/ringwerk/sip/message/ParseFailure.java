package io.ringwerk.sip.message;

import java.util.Optional;

/**
 * Why received bytes are no acceptable message, and what can be answered.
 *
 * @param reason what is wrong
 * @param answerable the request, if its Via, From, To, Call-ID and CSeq suffice for an answer;
 *     nothing but an answer may be made of it
 */
public record ParseFailure(Reason reason, Optional<SipRequest> answerable) implements ParseResult {

  static ParseFailure unanswerable(Reason reason) {
    return new ParseFailure(reason, Optional.empty());
  }

  /** What can be wrong, with the status code and reason phrase of the answer (RFC 3261 §21). */
  public enum Reason {
    /** Nothing that begins like a SIP message. */
    NOT_SIP(400, "Not SIP"),
    /** A request or status line that does not follow RFC 3261 §7.1, §7.2. */
    MALFORMED_START_LINE(400, "Bad Request Line"),
    /** Another version than SIP/2.0 (RFC 3261 §21.5.6). */
    UNSUPPORTED_VERSION(505, "Version Not Supported"),
    /** The message or its header section is larger than the limit. */
    TOO_LARGE(513, "Message Too Large"),
    /** More header lines than the limit. */
    TOO_MANY_HEADERS(400, "Too Many Header Fields"),
    /** A line without a header name and colon, or a CR or LF that does not end a line. */
    MALFORMED_HEADER_LINE(400, "Bad Header Line"),
    /** No empty line ends the header section. */
    UNTERMINATED_HEADERS(400, "Header Section Not Ended"),
    /** One of Via, From, To, Call-ID, CSeq is missing (RFC 3261 §8.1.1). */
    MISSING_HEADER(400, "Missing Mandatory Header"),
    /** A header field that may stand once stands twice (RFC 3261 §7.3.1). */
    REPEATED_HEADER(400, "Repeated Header"),
    /** The topmost Via does not follow its grammar. */
    MALFORMED_VIA(400, "Bad Via"),
    /** The Call-ID is empty or has spaces in it. */
    MALFORMED_CALL_ID(400, "Bad Call-ID"),
    /** The CSeq does not follow its grammar, or its number is 2^31 or more. */
    MALFORMED_CSEQ(400, "Bad CSeq"),
    /** The CSeq names another method than the request line (RFC 3261 §8.1.1.5). */
    CSEQ_METHOD_MISMATCH(400, "CSeq Method Differs From Request Method"),
    /** A Content-Length that is no number, or several that differ (RFC 3261 §20.14). */
    MALFORMED_CONTENT_LENGTH(400, "Bad Content-Length"),
    /** A stream message without Content-Length (RFC 3261 §18.3, §20.14). */
    MISSING_CONTENT_LENGTH(400, "Missing Content-Length"),
    /** The body is shorter than Content-Length says (RFC 3261 §18.3). */
    TRUNCATED_BODY(400, "Body Shorter Than Content-Length");

    private final int status;
    private final String phrase;

    Reason(int status, String phrase) {
      this.status = status;
      this.phrase = phrase;
    }

    /** The status code of the answer: 400, 505 or 513. */
    public int status() {
      return status;
    }

    /** The reason phrase of the answer; it never repeats what the peer sent. */
    public String phrase() {
      return phrase;
    }
  }
}
