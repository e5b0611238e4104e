package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces segments by a snapshot, one at a time, while updates go on.
 *
 * <p>Whoever commits begins segment <i>n</i>; then the snapshot <i>n</i> is written from the table.
 * All that earlier segments hold is in the table by then, as their batches were committed in memory
 * before segment <i>n</i> began. What is committed while the snapshot is written may be in it or
 * not: it is in segment <i>n</i> anyway, which is replayed over it.
 */
final class Compaction {

  private static final Logger log = LoggerFactory.getLogger(Compaction.class);

  private static final int WRITE_BYTES = 1 << 20;

  private final JournalDirectory directory;
  private final AppendFile.Creator files;
  private final BindingTable table;
  private final Executor background;
  private final Semaphore turn = new Semaphore(1);
  private volatile long snapshotBytes;
  private final AtomicLong completed = new AtomicLong();

  Compaction(
      JournalDirectory directory,
      AppendFile.Creator files,
      BindingTable table,
      Executor background) {
    this.directory = directory;
    this.files = files;
    this.table = table;
    this.background = background;
  }

  /** Takes the turn, unless a compaction is under way; then {@link #run} or {@link #withdraw}. */
  boolean reserve() {
    return turn.tryAcquire();
  }

  /** Whether a compaction is under way. */
  boolean isRunning() {
    return turn.availablePermits() == 0;
  }

  /** Gives the turn back. */
  void withdraw() {
    turn.release();
  }

  /** Replaces the segments before this one, in the background, and gives the turn back. */
  void run(long segment) {
    background.execute(
        () -> {
          try {
            replaceBefore(segment);
          } finally {
            turn.release();
          }
        });
  }

  /** Waits for the compaction under way; there are none afterwards. */
  void end() {
    turn.acquireUninterruptibly();
  }

  /** How long the last snapshot was, in bytes. */
  long snapshotBytes() {
    return snapshotBytes;
  }

  /** How many snapshots were written. */
  long completed() {
    return completed.get();
  }

  private void replaceBefore(long segment) {
    try {
      snapshotBytes = writeDraft(segment);
      directory.publish(segment);
      directory.deleteBefore(segment);
      completed.incrementAndGet();
    } catch (IOException e) {
      log.warn("the journal can't be compacted; it grows, and is tried again: {}", e.toString());
      directory.discardDraft(segment);
    }
  }

  private long writeDraft(long segment) throws IOException {
    long written = JournalDirectory.FILE_HEADER.length;
    RecordBuffer buffer = new RecordBuffer();
    try (AppendFile draft = files.create(directory.draft(segment))) {
      draft.write(ByteBuffer.wrap(JournalDirectory.FILE_HEADER));
      for (Map.Entry<DeviceRef, DeviceBindings> device : table.entries()) {
        write(buffer, device.getKey(), device.getValue());
        if (buffer.size() >= WRITE_BYTES) {
          written += flush(buffer, draft);
        }
      }
      written += flush(buffer, draft);
      draft.force(); // before older segments go: a snapshot that is not there is no replacement
    }
    return written;
  }

  private static void write(RecordBuffer buffer, DeviceRef device, DeviceBindings held) {
    if (!held.committed().isEmpty()) {
      BindingRecord.write(buffer, device, held.sequence(), held.committed());
    }
  }

  private static long flush(RecordBuffer buffer, AppendFile draft) throws IOException {
    int size = buffer.size();
    draft.write(buffer.toWrite());
    buffer.clear();
    return size;
  }
}
