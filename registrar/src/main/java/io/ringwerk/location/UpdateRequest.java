package io.ringwerk.location;

import io.ringwerk.location.UpdateResult.NotCommitted;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody wants changed.
 *
 * @param device whose bindings
 * @param planner what is to become of them
 * @param completesOn where the listener is called
 * @param listener who is told how it ended
 */
record UpdateRequest<R>(
    DeviceRef device,
    BindingPlanner<R> planner,
    BatchExecutor completesOn,
    UpdateListener<R> listener) {

  private static final Logger log = LoggerFactory.getLogger(UpdateRequest.class);

  /** Lets the planner decide; called inside the swap of the device. */
  PendingUpdate<R> plan(DeviceBindings held, Instant now, long sequence) {
    List<Binding> current = held.latest(now);
    BindingUpdate<R> plan = planner.plan(current);
    return new PendingUpdate<>(this, plan, current, held.newest(), sequence);
  }

  /** Tells the listener that it was not even tried. */
  void refuse(CommitFailure reason) {
    completesOn.execute(() -> complete(new NotCommitted<>(reason)));
  }

  /** Tells the listener. Nothing that it throws reaches the caller. */
  void complete(UpdateResult<R> result) {
    try {
      listener.completed(result);
    } catch (RuntimeException e) {
      log.warn("nobody took the result of an update of {}", device, e);
    }
  }
}
