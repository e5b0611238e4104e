package io.ringwerk.sip.transaction;

import java.time.Duration;

/**
 * How many transactions a shard may have open. A request beyond that is answered 503 without a
 * transaction, so that overload costs little and is told to the caller.
 *
 * @param serverTransactions for requests received. A call keeps two of them for 32 s after their
 *     answers (timers H, J and L): the default allows 750 calls a second and shard, and at some 3
 *     kB each takes 150 MB when full
 * @param clientTransactions for requests sent. More than the above, since an INVITE forks to every
 *     device of a user
 * @param reserve how many more of either kind are allowed for what finishes work begun before
 *     (requests in a dialog, CANCEL, branches of an INVITE already taken) and for urgent calls; so
 *     a full table can still shrink, and a peer can't fill it without end
 * @param retryAfter what a refused peer is told to wait, the Retry-After of the 503 (RFC 3261
 *     §20.33)
 */
public record TransactionLimits(
    int serverTransactions, int clientTransactions, int reserve, Duration retryAfter) {

  /** For one shard of a server with a gigabyte or more. */
  public static final TransactionLimits DEFAULT =
      new TransactionLimits(50_000, 100_000, 5_000, Duration.ofSeconds(5));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a limit is below one, the reserve is negative, or
   *     Retry-After is below one second
   */
  public TransactionLimits {
    require(serverTransactions > 0, "at least one server transaction must be allowed");
    require(clientTransactions > 0, "at least one client transaction must be allowed");
    require(reserve >= 0, "the reserve can't be negative");
    require(retryAfter.toSeconds() > 0, "Retry-After must be at least one second");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
