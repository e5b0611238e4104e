package io.ringwerk.provisioning.http;

import java.util.List;

/**
 * Where {@code /health} gets its answer from. Called on an HTTP thread; must answer from memory,
 * without blocking.
 */
@FunctionalInterface
public interface HealthCheck {

  /** How each part of the server is, in the order they are shown. */
  List<ComponentHealth> status();
}
