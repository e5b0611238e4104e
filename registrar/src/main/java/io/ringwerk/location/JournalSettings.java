package io.ringwerk.location;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how bindings are written.
 *
 * @param directory a directory of their own; created if need be
 * @param forceToDisk whether each batch is forced to the disk before it is acknowledged: that is
 *     safe against power loss, and slower. Otherwise it is safe against the end of the process only
 * @param maxPendingUpdates how many updates may wait for the disk; more are refused, or memory
 *     would fill while the disk hangs
 * @param compactAfterBytes how many bytes of changes are kept at least before they are replaced by
 *     a snapshot; bounds the disk space and the time a start takes
 * @param gather how long updates gather for one write while there are many at once, where a thread
 *     of its own writes them
 */
public record JournalSettings(
    Path directory,
    boolean forceToDisk,
    int maxPendingUpdates,
    long compactAfterBytes,
    Duration gather) {

  private static final int DEFAULT_MAX_PENDING_UPDATES = 100_000;
  private static final long DEFAULT_COMPACT_AFTER_BYTES = 64L << 20;
  private static final Duration DEFAULT_GATHER = Duration.ofMillis(1);

  /** Checks that there is room for one update at least. */
  public JournalSettings {
    if (maxPendingUpdates <= 0 || compactAfterBytes <= 0 || gather.isNegative()) {
      throw new IllegalArgumentException("a journal without room: " + maxPendingUpdates);
    }
  }

  /** The usual settings: 100,000 updates, 64 MiB, one millisecond. */
  public static JournalSettings in(Path directory, boolean forceToDisk) {
    return new JournalSettings(
        directory,
        forceToDisk,
        DEFAULT_MAX_PENDING_UPDATES,
        DEFAULT_COMPACT_AFTER_BYTES,
        DEFAULT_GATHER);
  }
}
