package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Optional;

/**
 * Makes a message of bytes: finds the header lines and checks what every element relies on (RFC
 * 3261 §7, §8.1.1, §18.3). Nothing is turned into text or objects yet.
 *
 * <p>The codec's {@code SipParser} is the way in for received bytes; the builders of this package
 * read what they have written through here too.
 */
public final class MessageIndexer {
  private MessageIndexer() {}

  /**
   * Indexes one whole message. The array belongs to the message from here on. Bytes after the body
   * are dropped (RFC 3261 §18.3).
   *
   * @param bytes the message, beginning with its first line
   * @param maxHeaderLines how many header fields it may have
   */
  public static ParseResult index(byte[] bytes, int maxHeaderLines) {
    if (bytes.length > HeaderIndex.MAX_MESSAGE) {
      return ParseFailure.unanswerable(Reason.TOO_LARGE);
    }
    int lineEnd = LineScanner.nextBreak(bytes, 0, bytes.length);
    if (!LineScanner.isCrlf(bytes, lineEnd, bytes.length)) {
      return ParseFailure.unanswerable(Reason.NOT_SIP);
    }
    HeaderIndex index = HeaderIndex.read(bytes, lineEnd + 2, maxHeaderLines);
    return StatusLine.begins(bytes, lineEnd) ? response(index, lineEnd) : request(index, lineEnd);
  }

  /** What an editor or builder wrote; unsound only through a mistake of its caller. */
  static SipRequest builtRequest(byte[] bytes) {
    if (index(bytes, Integer.MAX_VALUE) instanceof SipRequest request) {
      return request;
    }
    throw new IllegalStateException("what was built is no sound request");
  }

  /** What an editor wrote; unsound only through a mistake of its caller. */
  static SipResponse builtResponse(byte[] bytes) {
    if (index(bytes, Integer.MAX_VALUE) instanceof SipResponse response) {
      return response;
    }
    throw new IllegalStateException("what was built is no sound response");
  }

  private static ParseResult response(HeaderIndex index, int lineEnd) {
    Optional<Reason> fault = StatusLine.fault(index.bytes(), lineEnd);
    if (fault.isPresent()) {
      return ParseFailure.unanswerable(fault.get());
    }
    SipResponse response = new SipResponse(index, StatusLine.status(index.bytes()), lineEnd);
    fault = MessageChecks.faultOf(response);
    return fault.isPresent() ? ParseFailure.unanswerable(fault.get()) : response;
  }

  private static ParseResult request(HeaderIndex index, int lineEnd) {
    byte[] bytes = index.bytes();
    int methodEnd = RequestLine.methodEnd(bytes, lineEnd);
    int versionStart = RequestLine.versionStart(bytes, lineEnd);
    if (methodEnd < 0 || versionStart <= methodEnd + 1) {
      return ParseFailure.unanswerable(Reason.NOT_SIP);
    }
    SipMethod method = SipMethod.of(bytes, 0, methodEnd);
    SipRequest request = new SipRequest(index, method, methodEnd + 1, versionStart - 1);
    Optional<Reason> fault = RequestLine.fault(bytes, methodEnd + 1, versionStart - 1, lineEnd);
    if (fault.isEmpty()) {
      fault = MessageChecks.faultOf(request);
    }
    return fault.isPresent() ? failure(fault.get(), request) : request;
  }

  private static ParseFailure failure(Reason reason, SipRequest request) {
    return MessageChecks.isAnswerable(request)
        ? new ParseFailure(reason, Optional.of(request))
        : ParseFailure.unanswerable(reason);
  }
}
