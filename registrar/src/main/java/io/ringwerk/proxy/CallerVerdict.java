package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;

/** Whether we know who sends a request outside a dialog. */
sealed interface CallerVerdict {

  /**
   * The sender is this device; whether it may use the name in From is another question.
   *
   * @param device the device
   * @param tenant its tenant
   */
  record Verified(DeviceEntry device, TenantDirectory tenant) implements CallerVerdict {}

  /**
   * The sender is not known; the request goes no further.
   *
   * @param rejection the answer
   */
  record Rejected(Rejection rejection) implements CallerVerdict {}
}
