package io.ringwerk.routing;

/** Why a device of the called user is not rung. */
public enum SkipReason {
  /** The device is the one that calls: it is never its own target. */
  IS_THE_CALLER("it is the calling device"),
  /** The device itself is disabled. */
  DEVICE_DISABLED("the device is disabled"),
  /** The device's user is disabled. */
  USER_DISABLED("its user is disabled"),
  /** The device has no binding (RFC 3261 §10). */
  NOT_REGISTERED("it is not registered"),
  /**
   * The device is registered, but each of its connections is closed: only the phone can open a new
   * one.
   */
  CONNECTION_CLOSED("it is registered, but its connection is closed");

  private final String explanation;

  SkipReason(String explanation) {
    this.explanation = explanation;
  }

  /** The reason in plain words, to follow "not tried because". */
  public String explanation() {
    return explanation;
  }
}
