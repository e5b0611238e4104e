package io.ringwerk.sip.message;

/** Finds the ends of lines: CRLF and nothing else (RFC 3261 §7). */
final class LineScanner {
  private LineScanner() {}

  /** Where the CRLF of the line that begins at {@code from} stands; -1 if there is none. */
  static int endOfLine(byte[] bytes, int from, int end) {
    for (int i = from; i + 1 < end; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether a CR or LF stands there by itself. Such a message is refused: what one element takes
   * for the end of a line, the next takes for part of a value.
   */
  static boolean hasLoneBreak(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      byte c = bytes[i];
      if (c == '\n' || (c == '\r' && (i + 1 >= end || bytes[i + 1] != '\n'))) {
        return true;
      }
      if (c == '\r') {
        i++;
      }
    }
    return false;
  }
}
