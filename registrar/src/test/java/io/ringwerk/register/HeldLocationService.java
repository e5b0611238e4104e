package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.location.BindingPlanner;
import io.ringwerk.location.CommitFailure;
import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.location.LocationListener;
import io.ringwerk.location.LocationService;
import io.ringwerk.location.UpdateListener;
import io.ringwerk.location.UpdateResult;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;

/** A location service whose disk a test can hold up, or break. */
final class HeldLocationService implements LocationService {

  private final InMemoryLocationService memory;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private Optional<CommitFailure> failure = Optional.empty();
  private Runnable beforeSwap = () -> {};
  private boolean holding;

  HeldLocationService(InstantSource clock) {
    memory = InMemoryLocationService.withoutJournal(clock);
  }

  /** From now on nothing is written until {@link #release}. */
  void hold() {
    holding = true;
  }

  /** Everything held up is written. */
  void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  /** From now on every update fails. */
  void failWith(CommitFailure reason) {
    failure = Optional.of(reason);
  }

  /** The disk is well again. */
  void recover() {
    failure = Optional.empty();
  }

  /** Runs this once, after the request was authenticated and before its bindings are swapped. */
  void beforeNextSwap(Runnable interruption) {
    beforeSwap = interruption;
  }

  @Override
  public <R> void update(
      DeviceRef device,
      BindingPlanner<R> planner,
      BatchExecutor completesOn,
      UpdateListener<R> listener) {
    Runnable interruption = beforeSwap;
    beforeSwap = () -> {};
    interruption.run();
    if (failure.isPresent()) {
      CommitFailure reason = failure.get();
      completesOn.execute(() -> listener.completed(new UpdateResult.NotCommitted<>(reason)));
    } else if (holding) {
      held.add(() -> memory.update(device, planner, completesOn, listener));
    } else {
      memory.update(device, planner, completesOn, listener);
    }
  }

  @Override
  public List<Binding> bindings(DeviceRef device) {
    return memory.bindings(device);
  }

  @Override
  public void forEach(BiConsumer<DeviceRef, List<Binding>> visitor) {
    memory.forEach(visitor);
  }

  @Override
  public void addListener(LocationListener listener) {
    memory.addListener(listener);
  }
}
