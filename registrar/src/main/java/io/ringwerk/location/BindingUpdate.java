package io.ringwerk.location;

import java.util.List;

/**
 * What a {@link BindingPlanner} decided.
 *
 * @param <R> what the planner wants its caller to know
 */
public sealed interface BindingUpdate<R> {

  /** What the planner wants its caller to know. */
  R outcome();

  /** Leaves the bindings as they are: a query, or a request that was refused. */
  record Keep<R>(R outcome) implements BindingUpdate<R> {}

  /** Puts {@code bindings} in the place of all the device had; an empty list removes them. */
  record Replace<R>(R outcome, List<Binding> bindings) implements BindingUpdate<R> {

    /** Takes a copy: the list is never changed afterwards. */
    public Replace {
      bindings = List.copyOf(bindings);
    }
  }

  /** An update that changes nothing. */
  static <R> BindingUpdate<R> keep(R outcome) {
    return new Keep<>(outcome);
  }

  /** An update that gives the device exactly these bindings. */
  static <R> BindingUpdate<R> replace(R outcome, List<Binding> bindings) {
    return new Replace<>(outcome, bindings);
  }
}
