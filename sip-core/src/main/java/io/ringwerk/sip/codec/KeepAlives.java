package io.ringwerk.sip.codec;

/**
 * Recognises what may stand between the messages of a stream: a double CRLF is a ping, a single one
 * a pong or nothing (RFC 5626 §4.4.1, RFC 3261 §7.5). Keeps its place when a CRLF is cut in two.
 */
final class KeepAlives {
  private static final byte[] PING = {'\r', '\n', '\r', '\n'};

  private int matched;

  static boolean isLineBreak(byte c) {
    return c == '\r' || c == '\n';
  }

  /** Takes one CR or LF; whether it completes a ping. */
  boolean completes(byte c) {
    boolean expected = c == PING[matched];
    matched = expected ? matched + 1 : firstOf(c);
    if (matched < PING.length) {
      return false;
    }
    matched = 0;
    return true;
  }

  /** A message begins: what came before it was no ping. */
  void forget() {
    matched = 0;
  }

  private static int firstOf(byte c) {
    return c == PING[0] ? 1 : 0;
  }
}
