package io.ringwerk.location;

/** Why an update could not be committed. */
public enum CommitFailure {
  /** The disk of the journal is full. Later updates succeed once there is room again. */
  DISK_FULL,
  /** The journal could not be written for another reason; it is tried again with each update. */
  DISK_ERROR,
  /** More updates wait for the disk than the settings allow. */
  OVERLOADED,
  /** The location service is closed or closing. */
  CLOSED
}
