package io.ringwerk.sip.transaction;

import io.ringwerk.sip.message.Via;
import java.util.random.RandomGenerator;

/**
 * Makes branch parameters for our Via: unique over all we ever send, and starting with the magic
 * cookie (RFC 3261 §8.1.1.7).
 *
 * <p>Each has 64 random bits of its own. A response finds its transaction by the branch alone, so
 * whoever is sent one request must not be able to guess the branch of another. Belongs to one
 * thread.
 */
public final class BranchIds {

  private static final int RADIX = 36;

  private final RandomGenerator random;
  private long count;

  /**
   * Branches drawn from a random source.
   *
   * @param random a cryptographically strong source, but for tests
   */
  public BranchIds(RandomGenerator random) {
    this.random = random;
  }

  /** A branch that was never given out before. */
  public String next() {
    String drawn = Long.toUnsignedString(random.nextLong(), RADIX);
    return Via.MAGIC_COOKIE + Long.toUnsignedString(count++, RADIX) + "-" + drawn;
  }
}
