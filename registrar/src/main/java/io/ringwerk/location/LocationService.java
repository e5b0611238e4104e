package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Shared across shards, bounded by its settings and safe for all threads: the bindings of every
 * device (the location service of RFC 3261 §10).
 *
 * <p>Bindings belong to a device, not to an address of record: {@code Contact: *}, queries and
 * limits act on one device. Readers see committed bindings only; a planner sees the changes still
 * on their way to the disk as well, so updates of one device never overwrite each other.
 */
public interface LocationService {

  /** The device's committed bindings that have not expired; empty if it has none. */
  List<Binding> bindings(DeviceRef device);

  /**
   * Changes a device's bindings, all or nothing.
   *
   * <p>The planner runs at once, on the calling thread; what it throws is thrown here, and nothing
   * has changed. The call waits for no disk, at most for the kernel to take a write.
   *
   * @param planner decides on the device's current bindings
   * @param completesOn where {@code listener} is called: the shard of the request, which is the
   *     calling thread then; what its batch changes is written at once
   * @param listener told when the change is in the journal, or could not be written; a planner that
   *     keeps the bindings waits for the changes it has seen, and not at all if there are none
   */
  <R> void update(
      DeviceRef device,
      BindingPlanner<R> planner,
      BatchExecutor completesOn,
      UpdateListener<R> listener);

  /** Changes a device's bindings like the other update, for callers that are no shard. */
  default <R> CompletableFuture<UpdateResult<R>> update(
      DeviceRef device, BindingPlanner<R> planner) {
    CompletableFuture<UpdateResult<R>> result = new CompletableFuture<>();
    update(device, planner, BatchExecutor.CALLER, result::complete);
    return result;
  }

  /**
   * Removes all bindings of a device: its credentials ended.
   *
   * @return completes with the removed bindings as outcome
   */
  default CompletableFuture<UpdateResult<List<Binding>>> removeAll(DeviceRef device) {
    return update(
        device,
        current ->
            current.isEmpty()
                ? BindingUpdate.keep(current)
                : BindingUpdate.replace(current, List.of()));
  }

  /**
   * Visits every device that has live bindings. Changes made meanwhile may or may not be seen; each
   * list is a consistent one.
   */
  void forEach(BiConsumer<DeviceRef, List<Binding>> visitor);

  /** Adds a listener, for good. */
  void addListener(LocationListener listener);
}
