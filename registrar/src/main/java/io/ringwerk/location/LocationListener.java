package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;

/**
 * Is told of committed changes, for counters, logs, presence and the duplicate history. The calls
 * come one at a time and in the order of the changes, from the thread that commits them: they must
 * be cheap and must not block.
 */
public interface LocationListener {

  /** The device has a binding that it did not have before. */
  default void added(DeviceRef device, Binding binding) {}

  /** A binding of the device was registered again. */
  default void refreshed(DeviceRef device, Binding before, Binding after) {}

  /** A binding was removed on request: by its phone, by an administrator, by a newer binding. */
  default void removed(DeviceRef device, Binding binding) {}

  /** A binding's time ran out. */
  default void expired(DeviceRef device, Binding binding) {}
}
