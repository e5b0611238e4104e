package io.ringwerk.sip.message;

import io.ringwerk.sip.message.ParseFailure.Reason;
import java.util.Optional;

/** {@code Status-Line = SIP-Version SP Status-Code SP Reason-Phrase CRLF} (RFC 3261 §7.2). */
final class StatusLine {
  /** Length of {@code SIP/2.0 }. */
  private static final int STATUS_START = 8;

  private static final int STATUS_END = STATUS_START + 3;

  private StatusLine() {}

  /** Whether the bytes begin with a SIP version: then they are a response. */
  static boolean begins(byte[] bytes, int lineEnd) {
    return SipVersion.begins(bytes, lineEnd);
  }

  /** What is wrong with the line, if anything is. */
  static Optional<Reason> fault(byte[] bytes, int lineEnd) {
    if (lineEnd < STATUS_END || !SipVersion.isSupported(bytes, 0, STATUS_START - 1)) {
      return Optional.of(Reason.UNSUPPORTED_VERSION);
    }
    boolean separated =
        bytes[STATUS_START - 1] == ' ' && (lineEnd == STATUS_END || bytes[STATUS_END] == ' ');
    if (!separated || status(bytes) < 100 || status(bytes) > 699) {
      return Optional.of(Reason.MALFORMED_START_LINE);
    }
    return Optional.empty();
  }

  /** The status code of a sound line; -1 if there are no three digits. */
  static int status(byte[] bytes) {
    int status = 0;
    for (int i = STATUS_START; i < STATUS_END; i++) {
      if (!SipCharacters.isDigit(bytes[i])) {
        return -1;
      }
      status = status * 10 + bytes[i] - '0';
    }
    return status;
  }

  /** Where the reason phrase of a sound line begins. */
  static int phraseStart(int lineEnd) {
    return Math.min(STATUS_END + 1, lineEnd);
  }
}
