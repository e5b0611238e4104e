package io.ringwerk.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shared across shards, bounded and safe for all threads: which nonce counts were used with which
 * nonce, so that a recorded request can't be sent again (RFC 7616 §3.4, §5.5).
 *
 * <p>Of each nonce the highest count is kept and which of the 32 below it were seen: requests of
 * one phone may overtake each other, by a few. Only requests with the right password get here, so a
 * stranger can't fill the memory.
 *
 * <p>Nonces are kept by the second they were issued in; a second is dropped when its nonces have
 * become stale. When there are more nonces than allowed, the oldest seconds are dropped early, and
 * their nonces count as {@linkplain #isForgotten forgotten}: phones get a new one, and no replay
 * gets through. The newest seconds always stay, or a burst could lock everybody out.
 */
final class NonceCounts {

  private static final long MILLIS_PER_SLICE = 1000;
  private static final int ALWAYS_KEPT = 2;
  private static final long NOTHING_FORGOTTEN = Long.MIN_VALUE;

  private final int maxNonces;
  private final long lifetimeSlices;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<Long, NonceCountSlice> slices = new ConcurrentSkipListMap<>();
  private final AtomicLong size = new AtomicLong();
  private volatile long oldestKept = NOTHING_FORGOTTEN;
  private volatile long tidiedAt = Long.MIN_VALUE;

  NonceCounts(int maxNonces, Duration lifetime, InstantSource clock) {
    this.maxNonces = maxNonces;
    this.lifetimeSlices = lifetime.toMillis() / MILLIS_PER_SLICE + 1;
    this.clock = clock;
  }

  /** Whether the uses of this nonce are no longer known: it must be treated as stale. */
  boolean isForgotten(ReadNonce nonce) {
    tidyOncePerSlice();
    return sliceOf(nonce.issuedAtMillis()) < oldestKept;
  }

  /**
   * Notes a use.
   *
   * @param nonceCount from 1 to 2³²-1
   */
  NonceUse use(ReadNonce nonce, long nonceCount) {
    NonceCountSlice slice =
        slices.computeIfAbsent(sliceOf(nonce.issuedAtMillis()), issued -> new NonceCountSlice());
    NonceCountSlice.Use use = slice.use(nonce.unique(), nonceCount);
    if (use == NonceCountSlice.Use.NEW_NONCE && size.incrementAndGet() > maxNonces) {
      forgetOldest();
    }
    boolean seen = use == NonceCountSlice.Use.SEEN_BEFORE || isForgotten(nonce);
    return seen ? NonceUse.REPLAYED : NonceUse.FIRST;
  }

  /** How many nonces are followed. */
  long size() {
    return size.get();
  }

  private void tidyOncePerSlice() {
    long now = sliceOf(clock.millis());
    if (tidiedAt != now) {
      tidy(now);
    }
  }

  /**
   * Drops what is stale, also what seems to come from the future because the clock was set back.
   */
  private synchronized void tidy(long now) {
    slices.headMap(now - lifetimeSlices).keySet().forEach(this::drop);
    slices.tailMap(now + lifetimeSlices, false).keySet().forEach(this::drop);
    if (oldestKept > now) {
      oldestKept = NOTHING_FORGOTTEN;
    }
    tidiedAt = now;
  }

  private synchronized void forgetOldest() {
    while (size.get() > maxNonces && slices.size() > ALWAYS_KEPT) {
      long oldest = slices.firstKey();
      oldestKept = Math.max(oldestKept, oldest + 1);
      drop(oldest);
    }
  }

  private void drop(long slice) {
    NonceCountSlice dropped = slices.remove(slice);
    if (dropped != null) {
      size.addAndGet(-dropped.close());
    }
  }

  private static long sliceOf(long millis) {
    return Math.floorDiv(millis, MILLIS_PER_SLICE);
  }
}
