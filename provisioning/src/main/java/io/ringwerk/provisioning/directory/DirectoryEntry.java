package io.ringwerk.provisioning.directory;

/**
 * Who a user part stands for: a user, one device, or a group. An immutable value; a change replaces
 * it.
 */
public sealed interface DirectoryEntry permits UserEntry, DeviceEntry, GroupEntry {
  /** Its own name, the user part of its address of record. */
  String name();

  /** Whether it may register, call and be called. */
  boolean enabled();
}
