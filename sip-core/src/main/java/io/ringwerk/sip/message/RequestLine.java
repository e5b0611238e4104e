package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Optional;

/**
 * {@code Request-Line = Method SP Request-URI SP SIP-Version CRLF} (RFC 3261 §7.1). Method and
 * version are found from the two ends, so that a line with blanks in its Request-URI can still be
 * answered with 400.
 */
final class RequestLine {
  private RequestLine() {}

  /** Where the method ends; -1 if the line does not begin with a method and a space. */
  static int methodEnd(byte[] bytes, int lineEnd) {
    int position = 0;
    while (position < lineEnd && SipCharacters.isToken(bytes[position])) {
      position++;
    }
    return position > 0 && position < lineEnd && bytes[position] == ' ' ? position : -1;
  }

  /** Where the last word of the line begins. */
  static int versionStart(byte[] bytes, int lineEnd) {
    int position = lineEnd;
    while (position > 0 && SipCharacters.isWhitespace(bytes[position - 1])) {
      position--;
    }
    while (position > 0 && !SipCharacters.isWhitespace(bytes[position - 1])) {
      position--;
    }
    return position;
  }

  /** What is wrong with the line from the Request-URI on, if anything is. */
  static Optional<Reason> fault(byte[] bytes, int uriStart, int uriEnd, int lineEnd) {
    int versionStart = uriEnd + 1;
    if (!SipVersion.isVersion(bytes, versionStart, lineEnd)) {
      return Optional.of(Reason.MALFORMED_START_LINE);
    }
    if (!SipVersion.isSupported(bytes, versionStart, lineEnd)) {
      return Optional.of(Reason.UNSUPPORTED_VERSION);
    }
    return isVisible(bytes, uriStart, uriEnd)
        ? Optional.empty()
        : Optional.of(Reason.MALFORMED_START_LINE);
  }

  /** Whether a Request-URI is there, without blanks, controls and angle brackets. */
  private static boolean isVisible(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte c = bytes[i];
      if ((c >= 0 && c <= ' ') || c == 0x7f || c == '<' || c == '>' || c == '"') {
        return false;
      }
    }
    return end > start;
  }
}
