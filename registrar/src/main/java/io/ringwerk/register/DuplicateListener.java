package io.ringwerk.register;

import io.ringwerk.provisioning.directory.DeviceRef;

/**
 * Is told when a device's credentials turn out to be in use twice, and when that is over. Called on
 * the thread that found it out; must be cheap and must not block.
 */
public interface DuplicateListener {

  /**
   * There may be two endpoints. Whoever can reach {@code older} finds out by asking it, and reports
   * an answer to {@link DuplicateDetector#answered}.
   */
  default void suspected(DeviceRef device, DuplicateEndpoint older) {}

  /** A flag was raised: once, until it clears. */
  default void raised(DuplicateFlag flag) {}

  /** The flag cleared: at most one of its endpoints is still registered. */
  default void cleared(DuplicateFlag flag) {}
}
