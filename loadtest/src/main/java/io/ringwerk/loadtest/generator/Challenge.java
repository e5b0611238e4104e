package io.ringwerk.loadtest.generator;

import java.util.Arrays;

/**
 * The MD5 challenge of a 401 or 407 (RFC 7616 §3.3): where in the message its parameters stand. One
 * per event loop, used again for each challenge.
 */
final class Challenge {

  private static final byte[] REALM = {'r', 'e', 'a', 'l', 'm'};
  private static final byte[] NONCE = {'n', 'o', 'n', 'c', 'e'};
  private static final byte[] OPAQUE = {'o', 'p', 'a', 'q', 'u', 'e'};
  private static final byte[] QOP = {'q', 'o', 'p'};
  private static final byte[] ALGORITHM = {'a', 'l', 'g', 'o', 'r', 'i', 't', 'h', 'm'};
  private static final byte[] STALE = {'s', 't', 'a', 'l', 'e'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] MD5 = {'m', 'd', '5'};
  private static final int LOWER_CASE = 0x20;

  private byte[] bytes = {};
  private final Span realm = new Span();
  private final Span nonce = new Span();
  private final Span opaque = new Span();
  private boolean hasQop;
  private boolean isMd5;
  private boolean isStale;

  /** A part of the message; empty if it is not there. */
  static final class Span {
    private int start;
    private int end;

    int start() {
      return start;
    }

    int length() {
      return end - start;
    }
  }

  /** Reads the first challenge with MD5; false if there is none. */
  boolean read(ReceivedMessage message, FieldName field) {
    bytes = message.bytes();
    for (boolean more = message.find(field); more; more = message.findNext(field)) {
      parse(message.valueStart(), message.lineEnd());
      if (isMd5 && nonce.length() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The message's bytes. */
  byte[] bytes() {
    return bytes;
  }

  Span realm() {
    return realm;
  }

  Span nonce() {
    return nonce;
  }

  Span opaque() {
    return opaque;
  }

  /** Whether it names a quality of protection; {@code auth} always is among them. */
  boolean hasQop() {
    return hasQop;
  }

  /** Whether the last request's credentials were right, but their nonce too old. */
  boolean isStale() {
    return isStale;
  }

  /** Whether the realm is this one. */
  boolean isRealm(byte[] known) {
    return Arrays.equals(bytes, realm.start, realm.end, known, 0, known.length);
  }

  private void parse(int from, int end) {
    realm.end = realm.start;
    nonce.end = nonce.start;
    opaque.end = opaque.start;
    hasQop = false;
    isStale = false;
    isMd5 = true; // RFC 7616 §3.3: without the parameter it is MD5
    int at = skipToken(skipBlanks(from, end), end); // the scheme
    while (at < end) {
      at = parameter(skipSeparators(at, end), end);
    }
  }

  private int parameter(int name, int end) {
    int nameEnd = skipToken(name, end);
    int value = skipBlanks(nameEnd, end);
    if (value >= end || bytes[value] != '=') {
      return Math.max(value, name + 1);
    }
    value = skipBlanks(value + 1, end);
    boolean quoted = value < end && bytes[value] == '"';
    int start = quoted ? value + 1 : value;
    int stop = quoted ? closingQuote(start, end) : skipToken(start, end);
    keep(name, nameEnd, start, stop);
    return quoted ? stop + 1 : Math.max(stop, name + 1);
  }

  private void keep(int name, int nameEnd, int start, int stop) {
    if (is(NONCE, name, nameEnd)) {
      set(nonce, start, stop);
    } else if (is(REALM, name, nameEnd)) {
      set(realm, start, stop);
    } else if (is(OPAQUE, name, nameEnd)) {
      set(opaque, start, stop);
    } else if (is(QOP, name, nameEnd)) {
      hasQop = true;
    } else if (is(ALGORITHM, name, nameEnd)) {
      isMd5 = is(MD5, start, stop);
    } else if (is(STALE, name, nameEnd)) {
      isStale = is(TRUE, start, stop);
    }
  }

  private static void set(Span span, int start, int stop) {
    span.start = start;
    span.end = stop;
  }

  private boolean is(byte[] word, int start, int stop) {
    if (stop - start != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      boolean letter = word[i] >= 'a';
      if ((letter ? bytes[start + i] | LOWER_CASE : bytes[start + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private int closingQuote(int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, end);
  }

  private int skipToken(int from, int end) {
    int at = from;
    while (at < end && bytes[at] > ' ' && bytes[at] != ',' && bytes[at] != '=') {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  private int skipSeparators(int from, int end) {
    int at = from;
    while (at < end && (bytes[at] <= ' ' || bytes[at] == ',')) {
      at++;
    }
    return at;
  }
}
