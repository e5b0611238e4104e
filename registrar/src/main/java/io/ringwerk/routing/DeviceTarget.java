package io.ringwerk.routing;

import io.ringwerk.provisioning.directory.DeviceEntry;
import java.util.List;

/**
 * One device to ring: exactly one branch, however many bindings it has.
 *
 * @param device the device
 * @param bindings where it can be reached, the latest registered first; the others serve for
 *     fail-over; never empty
 */
public record DeviceTarget(DeviceEntry device, List<ReachableBinding> bindings) {

  /** Checks that there is at least one binding. */
  public DeviceTarget {
    if (bindings.isEmpty()) {
      throw new IllegalArgumentException("a target without a binding: " + device.ref());
    }
    bindings = List.copyOf(bindings);
  }
}
