package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** Shared across shards and safe for all threads: a location service that forgets at its end. */
public final class InMemoryLocationService implements LocationService {

  private final InstantSource clock;
  private final ConcurrentHashMap<DeviceRef, List<Binding>> bindings = new ConcurrentHashMap<>();

  private InMemoryLocationService(InstantSource clock) {
    this.clock = clock;
  }

  /** A service whose bindings end with the process: for tests and trials. */
  public static InMemoryLocationService withoutJournal(InstantSource clock) {
    return new InMemoryLocationService(clock);
  }

  @Override
  public List<Binding> bindings(DeviceRef device) {
    return live(bindings.getOrDefault(device, List.of()), clock.instant());
  }

  @Override
  public <R> void update(
      DeviceRef device,
      BindingPlanner<R> planner,
      Executor completesOn,
      UpdateListener<R> listener) {
    UpdateResult<R> result = swap(device, planner);
    completesOn.execute(() -> listener.completed(result));
  }

  private synchronized <R> UpdateResult<R> swap(DeviceRef device, BindingPlanner<R> planner) {
    List<Binding> current = bindings(device);
    BindingUpdate<R> update = planner.plan(current);
    if (update instanceof BindingUpdate.Replace<R> replace) {
      bindings.put(device, replace.bindings());
      return new UpdateResult.Committed<>(update.outcome(), replace.bindings());
    }
    return new UpdateResult.Committed<>(update.outcome(), current);
  }

  @Override
  public void forEach(BiConsumer<DeviceRef, List<Binding>> visitor) {
    Instant now = clock.instant();
    bindings.forEach((device, list) -> visitor.accept(device, live(list, now)));
  }

  @Override
  public void addListener(LocationListener listener) {}

  private static List<Binding> live(List<Binding> list, Instant now) {
    return list.stream().filter(binding -> binding.isLiveAt(now)).toList();
  }
}
