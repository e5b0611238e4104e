package io.ringwerk.location;

import java.util.List;

/**
 * Decides what becomes of a device's bindings: a pure function, called once per update while nobody
 * else can change that device's bindings.
 *
 * @param <R> what the planner wants its caller to know, for instance a registration plan
 */
@FunctionalInterface
public interface BindingPlanner<R> {

  /**
   * Plans the change.
   *
   * @param current the device's bindings that have not expired, changes that are still being
   *     written included
   */
  BindingUpdate<R> plan(List<Binding> current);
}
