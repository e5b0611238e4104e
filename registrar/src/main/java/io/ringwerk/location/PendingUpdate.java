package io.ringwerk.location;

import io.ringwerk.location.UpdateResult.Committed;
import io.ringwerk.location.UpdateResult.NotCommitted;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.util.List;
import java.util.Optional;

/**
 * One update on its way from its planner through the log to its listener.
 *
 * <p>It is made inside the swap of the device's bindings; from then on only whoever commits decides
 * its fate.
 */
final class PendingUpdate<R> {

  private final UpdateRequest<R> request;
  private final R outcome;
  private final boolean changesBindings;
  private final List<Binding> bindings;
  private final long sequence;

  /** The update of the same device that this one was planned on; empty once this one has ended. */
  private Optional<PendingUpdate<?>> base;

  private Optional<CommitFailure> failure = Optional.empty();

  /**
   * An update that was planned.
   *
   * @param current the bindings it was planned on
   * @param base the update that made them, unless that was committed already
   * @param sequence its place in the log; later updates of one device have higher ones
   */
  PendingUpdate(
      UpdateRequest<R> request,
      BindingUpdate<R> plan,
      List<Binding> current,
      Optional<PendingUpdate<?>> base,
      long sequence) {
    this.request = request;
    this.outcome = plan.outcome();
    this.changesBindings = plan instanceof BindingUpdate.Replace;
    this.bindings = plan instanceof BindingUpdate.Replace<R> put ? put.bindings() : current;
    this.base = base;
    this.sequence = sequence;
  }

  DeviceRef device() {
    return request.device();
  }

  /** Where its listener is to be told. */
  BatchExecutor completesOn() {
    return request.completesOn();
  }

  /** Whether there is anything to write. */
  boolean changesBindings() {
    return changesBindings;
  }

  /** The device's bindings after it. */
  List<Binding> bindings() {
    return bindings;
  }

  long sequence() {
    return sequence;
  }

  /** Fails if the update it was planned on has failed: those bindings never came to be. */
  void failWithBase() {
    base.flatMap(earlier -> earlier.failure).ifPresent(this::fail);
  }

  void fail(CommitFailure reason) {
    failure = Optional.of(reason);
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Tells the listener how it ended; called where the listener is to be told. */
  void complete() {
    base = Optional.empty();
    request.complete(
        failure.isPresent()
            ? new NotCommitted<>(failure.get())
            : new Committed<>(outcome, bindings));
  }
}
