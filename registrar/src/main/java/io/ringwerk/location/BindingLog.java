package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.util.List;

/** Where committed updates are written. Used by whoever commits, one thread at a time. */
interface BindingLog extends AutoCloseable {

  /** Adds to the current batch: from {@code sequence} on the device has these bindings. */
  void append(DeviceRef device, long sequence, List<Binding> bindings);

  /**
   * Writes the current batch and starts the next one.
   *
   * @throws IOException if the batch could not be written: then nothing of it is in the log
   */
  void flush() throws IOException;

  /** Whether it has grown so that it should be made shorter now. */
  boolean isCompactionDue();

  /**
   * Makes the log shorter, in the background, if it has grown; called when a batch is committed.
   */
  void compactIfDue();

  /** Ends the log; called when nothing more will be written. */
  @Override
  void close();
}
