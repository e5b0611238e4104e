package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on disk: appends batches to a segment, and has old segments replaced by a snapshot when
 * they have grown. Used by whoever commits, one thread at a time.
 *
 * <p>When a write fails, the segment is cut back to its last good batch, and the next batch tries
 * again. When it can't be cut back, the next batch goes to a new segment, and a snapshot replaces
 * the broken one as soon as can be.
 */
final class BindingJournal implements BindingLog {

  private static final Logger log = LoggerFactory.getLogger(BindingJournal.class);

  /**
   * Changes may grow to so many times the last snapshot: compaction must not become the main work.
   */
  private static final int CHANGES_PER_SNAPSHOT = 4;

  private final JournalDirectory directory;
  private final AppendFile.Creator files;
  private final JournalSettings settings;
  private final Compaction compaction;
  private final RecordBuffer batch = new RecordBuffer();

  private long number;
  private JournalSegment segment;
  private long bytesSinceSnapshot;
  private boolean compactionWanted;
  private boolean failing;

  /**
   * A journal that goes on in a new segment.
   *
   * @param bytesSinceSnapshot how much the segments before it hold
   * @throws IOException if there can't be one
   */
  BindingJournal(
      JournalDirectory directory,
      AppendFile.Creator files,
      JournalSettings settings,
      Compaction compaction,
      long bytesSinceSnapshot)
      throws IOException {
    this.directory = directory;
    this.files = files;
    this.settings = settings;
    this.compaction = compaction;
    this.bytesSinceSnapshot = bytesSinceSnapshot;
    this.number = directory.nextNumber();
    this.segment = create(number);
  }

  @Override
  public void append(DeviceRef device, long sequence, List<Binding> bindings) {
    BindingRecord.write(batch, device, sequence, bindings);
  }

  @Override
  public void flush() throws IOException {
    if (batch.size() == 0) {
      return;
    }
    try {
      replaceIfBroken();
      segment.append(batch.toWrite());
      bytesSinceSnapshot += batch.size();
      noteSuccess();
    } catch (IOException e) {
      noteFailure(e);
      throw e;
    } finally {
      batch.clear();
    }
  }

  @Override
  public boolean isCompactionDue() {
    return (compactionWanted || hasGrown()) && !compaction.isRunning();
  }

  @Override
  public void compactIfDue() {
    if (isCompactionDue() && compaction.reserve()) {
      compact();
    }
  }

  /** Has what there is replaced by a snapshot soon. */
  void wantCompaction() {
    compactionWanted = true;
  }

  @Override
  public void close() {
    compaction.end();
    try {
      segment.force();
      segment.close();
      directory.close();
    } catch (IOException e) {
      log.warn("the journal was not closed properly", e);
    }
  }

  private boolean hasGrown() {
    long limit =
        Math.max(settings.compactAfterBytes(), CHANGES_PER_SNAPSHOT * compaction.snapshotBytes());
    return bytesSinceSnapshot >= limit;
  }

  private void compact() {
    bytesSinceSnapshot = 0;
    compactionWanted = false;
    try {
      beginSegment();
    } catch (IOException e) {
      log.warn(
          "the journal can't begin a new segment and goes on in the old one: {}", e.toString());
      compaction.withdraw();
      return;
    }
    compaction.run(number);
  }

  private void replaceIfBroken() throws IOException {
    if (segment.isBroken()) {
      beginSegment();
      compactionWanted = true;
    }
  }

  private void beginSegment() throws IOException {
    JournalSegment next = create(number + 1);
    number++;
    try {
      segment.close();
    } catch (IOException e) {
      log.debug("segment {} was not closed properly", number - 1, e);
    }
    segment = next;
  }

  private JournalSegment create(long newNumber) throws IOException {
    AppendFile file = files.create(directory.segment(newNumber));
    try {
      JournalSegment created = new JournalSegment(file, settings.forceToDisk());
      created.begin();
      if (settings.forceToDisk()) {
        directory.force();
      }
      return created;
    } catch (IOException e) {
      file.close();
      directory.deleteSegment(newNumber);
      throw e;
    }
  }

  private void noteFailure(IOException e) {
    if (!failing) {
      failing = true;
      log.warn(
          "bindings can't be written, registrations are refused until they can: {}", e.toString());
    }
  }

  private void noteSuccess() {
    if (failing) {
      failing = false;
      log.info("bindings can be written again");
    }
  }
}
