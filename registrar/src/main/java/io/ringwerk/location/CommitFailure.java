package io.ringwerk.location;

import java.io.IOException;
import java.util.Locale;

/** Why an update could not be committed. */
public enum CommitFailure {
  /** The disk of the journal is full. Later updates succeed once there is room again. */
  DISK_FULL,
  /** The journal could not be written for another reason; it is tried again with each update. */
  DISK_ERROR,
  /** More updates wait for the disk than the settings allow. */
  OVERLOADED,
  /** The location service is closed or closing. */
  CLOSED;

  /** The JDK tells a full disk by its message only: that of ENOSPC or EDQUOT. */
  static CommitFailure of(IOException cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = message.contains("no space left") || message.contains("quota exceeded");
    return full ? DISK_FULL : DISK_ERROR;
  }
}
