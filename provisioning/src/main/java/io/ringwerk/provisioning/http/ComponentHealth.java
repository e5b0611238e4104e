package io.ringwerk.provisioning.http;

import java.util.List;

/**
 * How one part of the server is.
 *
 * @param name the part, such as {@code sip} or {@code database}
 * @param status how it is
 * @param detail one line for the operator: what it does now, or what is wrong and what to do
 */
public record ComponentHealth(String name, Status status, String detail) {

  /** How a part is; ordered from well to worse. */
  public enum Status {
    /** Does its work. */
    UP,
    /** Does its work with restrictions; someone should look. */
    DEGRADED,
    /** Doesn't do its work; {@code /health} answers 503. */
    DOWN
  }

  /** The status of the whole: that of its worst part, {@link Status#UP} where there is none. */
  static Status worstOf(List<ComponentHealth> components) {
    return components.stream()
        .map(ComponentHealth::status)
        .reduce(Status.UP, ComponentHealth::worse);
  }

  private static Status worse(Status one, Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
