package io.ringwerk.location;

import java.util.List;

/**
 * How an update ended: all of it is committed, or none (RFC 3261 §10.3 step 7).
 *
 * @param <R> what the planner wanted its caller to know
 */
public sealed interface UpdateResult<R> {

  /**
   * The update is in the journal and visible to callers; it may be acknowledged.
   *
   * @param outcome what the planner gave
   * @param bindings the device's bindings after the update
   */
  record Committed<R>(R outcome, List<Binding> bindings) implements UpdateResult<R> {}

  /** The update was not written and has been undone: the request fails with a 5xx. */
  record NotCommitted<R>(CommitFailure reason) implements UpdateResult<R> {}
}
