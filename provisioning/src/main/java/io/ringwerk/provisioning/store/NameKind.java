package io.ringwerk.provisioning.store;

/** What a name in the name space is. */
public enum NameKind {
  /** The user part of a user's address of record. */
  USER,
  /** A device's id. */
  DEVICE,
  /** The user part of a group's address of record. */
  GROUP,
  /** The internal extension of a user or group. */
  EXTENSION,
  /** A number, which may ring nobody yet. */
  NUMBER
}
