package io.ringwerk.location;

/**
 * Is told how an update ended.
 *
 * @param <R> what the planner wants its caller to know
 */
@FunctionalInterface
public interface UpdateListener<R> {

  /** Called exactly once per update, on the executor given with it. */
  void completed(UpdateResult<R> result);
}
