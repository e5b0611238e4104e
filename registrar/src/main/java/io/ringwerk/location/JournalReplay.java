package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal at the start: what each device had when the last process ended. */
final class JournalReplay {

  private static final Logger log = LoggerFactory.getLogger(JournalReplay.class);

  /** The last record of each device, removals included: an older one may follow. */
  private final Map<DeviceRef, BindingRecord> last = new HashMap<>();

  private final Map<String, String> commonTexts = new HashMap<>();
  private long records;
  private long lastSequence;
  private int damages;

  /** Reads one more file; later ones are to be given later. */
  void read(Path path) throws IOException {
    RecordFile.read(
        path,
        new RecordFile.Visitor() {
          @Override
          public void record(ByteBuffer content) {
            take(BindingRecord.read(new RecordContent(content, commonTexts)));
          }

          @Override
          public void damaged(long offset, ByteBuffer bytes) throws IOException {
            setAside(path, offset, bytes);
          }

          @Override
          public void torn(long bytes) {
            log.info("{} ends within a record: {} bytes that nobody was told of", path, bytes);
          }
        });
  }

  private void take(BindingRecord read) {
    records++;
    lastSequence = Math.max(lastSequence, read.sequence());
    last.merge(
        read.device(), read, (known, next) -> next.sequence() > known.sequence() ? next : known);
  }

  private void setAside(Path path, long offset, ByteBuffer bytes) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + offset);
    log.warn(
        "{} is damaged: {} bytes at {} are no records. They are kept in {}; phones whose bindings"
            + " they held are back when they register again. Check the disk.",
        path,
        bytes.remaining(),
        offset,
        aside);
    damages++;
    try (FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /** Puts the bindings that are still live into a table. */
  void restore(BindingTable table, Instant now) {
    for (BindingRecord record : last.values()) {
      List<Binding> live = DeviceBindings.live(record.bindings(), now);
      if (!live.isEmpty()) {
        table.restore(record.device(), live, record.sequence());
      }
    }
  }

  /** How many records were read. */
  long records() {
    return records;
  }

  /** The highest place in the log that was taken. */
  long lastSequence() {
    return lastSequence;
  }

  /** How many damaged places were set aside. */
  int damages() {
    return damages;
  }
}
