package io.ringwerk.auth;

/**
 * A nonce that a request brought.
 *
 * @param verdict what to think of it
 * @param issuedAtMillis when it was issued, in milliseconds since the epoch; 0 if it is forged
 * @param unique the number that no other nonce has; 0 if it is forged
 */
record ReadNonce(NonceVerdict verdict, long issuedAtMillis, long unique) {

  /** A nonce that does not carry our signature says nothing. */
  static final ReadNonce FORGED = new ReadNonce(NonceVerdict.FORGED, 0, 0);

  /** The same nonce, no longer good. */
  ReadNonce asStale() {
    return new ReadNonce(NonceVerdict.STALE, issuedAtMillis, unique);
  }
}
