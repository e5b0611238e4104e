package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log in memory that can be told to fail. */
final class FakeLog implements BindingLog {

  private final List<DeviceRef> written = new ArrayList<>();
  private final List<DeviceRef> batch = new ArrayList<>();
  private int flushes;
  private Runnable meanwhile = () -> {};
  private Optional<String> trouble = Optional.empty();

  /** Does something once, while the next batch is being written. */
  void duringNextFlush(Runnable action) {
    meanwhile = action;
  }

  void failWith(String message) {
    trouble = Optional.of(message);
  }

  void recover() {
    trouble = Optional.empty();
  }

  /** Of which devices something was written, in order. */
  List<DeviceRef> written() {
    return written;
  }

  /** How often a batch was written. */
  int flushes() {
    return flushes;
  }

  @Override
  public void append(DeviceRef device, long sequence, List<Binding> bindings) {
    batch.add(device);
  }

  @Override
  public void flush() throws IOException {
    flushes++;
    List<DeviceRef> flushed = List.copyOf(batch);
    batch.clear();
    Runnable action = meanwhile;
    meanwhile = () -> {};
    action.run();
    if (trouble.isPresent()) {
      throw new IOException(trouble.get());
    }
    written.addAll(flushed);
  }

  @Override
  public boolean isCompactionDue() {
    return false;
  }

  @Override
  public void compactIfDue() {}

  @Override
  public void close() {}
}
