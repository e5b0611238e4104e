package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shared across shards, as large as there are devices with bindings, safe for all threads: what is
 * held for each device.
 *
 * <p>Requests put pending updates in, each inside an atomic swap of its device; only the committing
 * thread turns them into committed bindings, undoes them, or lets bindings expire.
 */
final class BindingTable {

  private final ConcurrentHashMap<DeviceRef, DeviceBindings> devices = new ConcurrentHashMap<>();
  private final ExpiryCalendar calendar = new ExpiryCalendar();
  private final ChangeReport report;
  private final LongAdder deviceCount = new LongAdder();
  private final LongAdder bindingCount = new LongAdder();
  private final LongAdder expiredCount = new LongAdder();

  BindingTable(ChangeReport report) {
    this.report = report;
  }

  /** What is held for a device. */
  DeviceBindings get(DeviceRef device) {
    return devices.getOrDefault(device, DeviceBindings.NONE);
  }

  /**
   * Lets a request plan an update; no other request of the device plans meanwhile.
   *
   * @param planning makes the update and queues it
   */
  void plan(DeviceRef device, Function<DeviceBindings, PendingUpdate<?>> planning) {
    devices.compute(
        device,
        (key, known) -> {
          DeviceBindings held = known == null ? DeviceBindings.NONE : known;
          PendingUpdate<?> update = planning.apply(held);
          return update.changesBindings() ? held.withPending(update) : known;
        });
  }

  /** Makes a written update visible. */
  void commit(PendingUpdate<?> update, Instant now) {
    List<Binding> before = get(update.device()).committed();
    devices.computeIfPresent(
        update.device(),
        (device, held) -> {
          long wakesAt = calendar.watch(device, update.bindings(), held.wakesAt());
          return unlessNothing(held.withCommitted(update, wakesAt));
        });
    count(before, update.bindings());
    report.tell(update.device(), before, update.bindings(), now);
  }

  /** Undoes an update that could not be written. */
  void abort(PendingUpdate<?> update) {
    devices.computeIfPresent(
        update.device(), (device, held) -> unlessNothing(held.withAborted(update)));
  }

  /** Puts back what the log held at the start. */
  void restore(DeviceRef device, List<Binding> bindings, long sequence) {
    long wakesAt = calendar.watch(device, bindings, ExpiryCalendar.NEVER);
    devices.put(device, new DeviceBindings(bindings, sequence, Optional.empty(), wakesAt));
    count(List.of(), bindings);
  }

  /**
   * Drops the expired bindings of up to {@code limit} devices.
   *
   * @return how many devices were looked at
   */
  int expire(Instant now, int limit) {
    for (int seen = 0; seen < limit; seen++) {
      Optional<ExpiryCalendar.Due> due = calendar.pollDue(now);
      if (due.isEmpty()) {
        return seen;
      }
      expire(due.get(), now);
    }
    return limit;
  }

  private void expire(ExpiryCalendar.Due due, Instant now) {
    DeviceBindings known = get(due.device());
    if (known.wakesAt() != due.second()) {
      return;
    }
    List<Binding> before = known.committed();
    List<Binding> live = DeviceBindings.live(before, now);
    devices.computeIfPresent(
        due.device(),
        (device, held) -> {
          long wakesAt = calendar.watch(device, live, ExpiryCalendar.NEVER);
          return unlessNothing(held.withCommitted(live, wakesAt));
        });
    count(before, live);
    expiredCount.add(before.size() - live.size());
    report.tell(due.device(), before, live, now);
  }

  /** Everything held; changes made while it is walked through may be seen or not. */
  Set<Map.Entry<DeviceRef, DeviceBindings>> entries() {
    return devices.entrySet();
  }

  /** How many devices have bindings; expired ones count until the calendar comes to them. */
  long deviceCount() {
    return deviceCount.sum();
  }

  /** How many bindings there are; expired ones count until the calendar comes to them. */
  long bindingCount() {
    return bindingCount.sum();
  }

  /** How many bindings the calendar has dropped. */
  long expiredCount() {
    return expiredCount.sum();
  }

  private void count(List<Binding> before, List<Binding> after) {
    deviceCount.add((after.isEmpty() ? 0 : 1) - (before.isEmpty() ? 0 : 1));
    bindingCount.add(after.size() - before.size());
  }

  private static @Nullable DeviceBindings unlessNothing(DeviceBindings held) {
    return held.isNothing() ? null : held;
  }
}
