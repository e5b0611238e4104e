package io.ringwerk.routing;

import java.util.List;

/**
 * The devices of one user that ring together; one response context (RFC 3261 §16.2).
 *
 * @param user the user's name
 * @param devices the devices to ring, never empty
 */
public record UserTargets(String user, List<DeviceTarget> devices) {

  /** Checks that there is at least one device. */
  public UserTargets {
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("no devices to ring for " + user);
    }
    devices = List.copyOf(devices);
  }
}
