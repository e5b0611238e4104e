package io.ringwerk.auth;

/**
 * Safe for all threads: the nonce counts used with the nonces of one second. Split by nonce into
 * stripes with a lock each, so that shards rarely meet.
 */
final class NonceCountSlice {

  /** What was known about a nonce and a count when they were used. */
  enum Use {
    /** It is the first use of the nonce. */
    NEW_NONCE,
    /** The nonce was used before, but not with this count. */
    NEW_COUNT,
    /** The nonce was used with this count, or the count is too old to tell. */
    SEEN_BEFORE
  }

  private static final int STRIPES = 8;

  private final NonceCountTable[] stripes = new NonceCountTable[STRIPES];

  NonceCountSlice() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new NonceCountTable();
    }
  }

  Use use(long nonce, long count) {
    return stripes[(int) (nonce >>> 61)].use(nonce, count);
  }

  /**
   * Ends the slice; what is used with it from now on counts as seen. Tells how many nonces it had.
   */
  int close() {
    int size = 0;
    for (NonceCountTable stripe : stripes) {
      size += stripe.close();
    }
    return size;
  }
}
