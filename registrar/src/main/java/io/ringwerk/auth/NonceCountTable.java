package io.ringwerk.auth;

import io.ringwerk.auth.NonceCountSlice.Use;

/**
 * A hash table from nonce to the counts used with it: two longs a slot, so that a nonce costs no
 * object. Guarded by its own monitor.
 *
 * <p>A slot's second long holds the highest count in its upper half and, in the lower half, one bit
 * for each of the 32 counts below it.
 */
final class NonceCountTable {

  private static final int INITIAL_SLOTS = 16;
  private static final int WINDOW = Integer.SIZE;
  private static final long WINDOW_MASK = 0xFFFF_FFFFL;

  /** Marks a free slot: the count of a used one is at least 1. */
  private static final long FREE = 0;

  private long[] nonces = new long[INITIAL_SLOTS];
  private long[] counts = new long[INITIAL_SLOTS];
  private int size;
  private boolean closed;

  synchronized Use use(long nonce, long count) {
    if (closed) {
      return Use.SEEN_BEFORE;
    }
    int slot = slotOf(nonce);
    long known = counts[slot];
    if (known == FREE) {
      insert(slot, nonce, count);
      return Use.NEW_NONCE;
    }
    long noted = note(known, count);
    if (noted == known) {
      return Use.SEEN_BEFORE;
    }
    counts[slot] = noted;
    return Use.NEW_COUNT;
  }

  synchronized int close() {
    closed = true;
    return size;
  }

  /** The slot with {@code count} noted, or unchanged if it was noted before or is too old. */
  private static long note(long slot, long count) {
    long highest = slot >>> WINDOW;
    long window = slot & WINDOW_MASK;
    if (count > highest) {
      return count << WINDOW | shift(window, count - highest);
    }
    long below = highest - count;
    return below == 0 || below > WINDOW ? slot : slot | 1L << (below - 1);
  }

  /** The window after the highest count rose: the count that was highest is in it now. */
  private static long shift(long window, long by) {
    return by > WINDOW ? 0 : (window << by | 1L << (by - 1)) & WINDOW_MASK;
  }

  private void insert(int slot, long nonce, long count) {
    nonces[slot] = nonce;
    counts[slot] = count << WINDOW;
    if (++size * 3L > nonces.length * 2L) {
      grow();
    }
  }

  private void grow() {
    long[] oldNonces = nonces;
    long[] oldCounts = counts;
    nonces = new long[2 * oldNonces.length];
    counts = new long[2 * oldCounts.length];
    for (int i = 0; i < oldNonces.length; i++) {
      if (oldCounts[i] != FREE) {
        int slot = slotOf(oldNonces[i]);
        nonces[slot] = oldNonces[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** The slot of a nonce, or the free one it belongs into: linear probing. Nonces are random. */
  private int slotOf(long nonce) {
    int mask = nonces.length - 1;
    int slot = (int) nonce & mask;
    while (counts[slot] != FREE && nonces[slot] != nonce) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
