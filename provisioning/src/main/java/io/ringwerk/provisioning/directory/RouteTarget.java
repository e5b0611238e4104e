package io.ringwerk.provisioning.directory;

/**
 * Whom a number rings: all devices of a user, one device alone, or a group.
 *
 * @param kind which of the three
 * @param name the user's name, the device's id or the group's name
 */
public record RouteTarget(Kind kind, String name) {
  /** What a number can ring. */
  public enum Kind {
    /** All devices of a user. */
    USER,
    /** One device alone. */
    DEVICE,
    /** All members of a group. */
    GROUP
  }

  /** All devices of this user. */
  public static RouteTarget user(String name) {
    return new RouteTarget(Kind.USER, name);
  }

  /** This device alone. */
  public static RouteTarget device(String deviceId) {
    return new RouteTarget(Kind.DEVICE, deviceId);
  }

  /** All members of this group. */
  public static RouteTarget group(String name) {
    return new RouteTarget(Kind.GROUP, name);
  }
}
