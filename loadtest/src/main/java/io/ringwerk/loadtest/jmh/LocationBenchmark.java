package io.ringwerk.loadtest.jmh;

import io.ringwerk.location.Binding;
import io.ringwerk.location.BindingUpdate;
import io.ringwerk.location.UpdateResult;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Bindings of ten thousand devices, one after the other; without the journal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LocationBenchmark {

  private static final int DEVICES = 10_000;

  private final Household household = new Household(InstantSource.system());
  private final List<DeviceRef> devices = new ArrayList<>();
  private final List<Binding> refreshed = new ArrayList<>();
  private int next;

  /** Registers everybody. */
  public LocationBenchmark() {
    for (String device : household.user("everybody", DEVICES)) {
      Wire wire = household.register(device);
      devices.add(Household.ref(device));
      refreshed.add(household.binding(device, wire.id(), 2));
    }
  }

  /** The bindings of a device. */
  @Benchmark
  public List<Binding> lookup() {
    return household.location.bindings(devices.get(advance()));
  }

  /** A refresh of the only binding, committed. */
  @Benchmark
  public void update(Blackhole blackhole) {
    int index = advance();
    household.location.<Boolean>update(
        devices.get(index),
        current -> BindingUpdate.replace(true, List.of(refreshed.get(index))),
        BatchExecutor.CALLER,
        (UpdateResult<Boolean> result) -> blackhole.consume(result));
  }

  private int advance() {
    next = (next + 1) % DEVICES;
    return next;
  }
}
