package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.directory.RouteTarget;

/**
 * Whom a name stands for.
 *
 * @param target the user, device or group by its own name
 * @param user the user it belongs to, when it is a device; otherwise empty
 */
public record NameOwner(RouteTarget target, String user) {
  /** A user. */
  public static NameOwner user(String name) {
    return new NameOwner(RouteTarget.user(name), "");
  }

  /** A device of a user. */
  public static NameOwner device(String deviceId, String user) {
    return new NameOwner(RouteTarget.device(deviceId), user);
  }

  /** A group. */
  public static NameOwner group(String name) {
    return new NameOwner(RouteTarget.group(name), "");
  }

  @Override
  public String toString() {
    return switch (target.kind()) {
      case USER -> "user " + target.name();
      case DEVICE -> "device " + target.name() + " of user " + user;
      case GROUP -> "group " + target.name();
    };
  }
}
