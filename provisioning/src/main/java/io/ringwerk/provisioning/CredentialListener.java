package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.DeviceRef;

/**
 * Is told when a device's credentials end, so that what was registered with them can end too.
 * Implemented by the server.
 */
@FunctionalInterface
public interface CredentialListener {
  /** Why credentials ended. */
  enum Reason {
    /** A new password was issued. */
    ROTATED,
    /** The device, its user or its tenant was removed. */
    REMOVED,
    /** The device was disabled. */
    DISABLED,
    /** The device's user was locked. */
    LOCKED
  }

  /**
   * The device's credentials are no longer good. Called after the change is committed and flushed
   * and the directory shows it, before the caller is answered; on the caller's thread, so it must
   * not block for long.
   */
  void credentialsEnded(DeviceRef device, Reason reason);
}
