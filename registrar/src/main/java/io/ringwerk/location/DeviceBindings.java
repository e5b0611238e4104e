package io.ringwerk.location;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is held for one device; immutable, swapped as a whole.
 *
 * @param committed the bindings that are in the log: what callers see
 * @param sequence the place in the log of the update that wrote them
 * @param newest the last update that is still on its way: what the next planner sees
 * @param wakesAt the second in which the {@link ExpiryCalendar} comes back to the device
 */
record DeviceBindings(
    List<Binding> committed, long sequence, Optional<PendingUpdate<?>> newest, long wakesAt) {

  /** A device that has nothing. */
  static final DeviceBindings NONE =
      new DeviceBindings(List.of(), 0, Optional.empty(), ExpiryCalendar.NEVER);

  /** The live ones of a list: the list itself if all of it is. */
  static List<Binding> live(List<Binding> bindings, Instant now) {
    for (Binding binding : bindings) {
      if (!binding.isLiveAt(now)) {
        return bindings.stream().filter(each -> each.isLiveAt(now)).toList();
      }
    }
    return bindings;
  }

  /** What the next planner builds on. */
  List<Binding> latest(Instant now) {
    return live(newest.isPresent() ? newest.get().bindings() : committed, now);
  }

  DeviceBindings withPending(PendingUpdate<?> update) {
    return new DeviceBindings(committed, sequence, Optional.of(update), wakesAt);
  }

  DeviceBindings withCommitted(PendingUpdate<?> update, long nextWakesAt) {
    return new DeviceBindings(
        update.bindings(), update.sequence(), newestUnless(update), nextWakesAt);
  }

  DeviceBindings withAborted(PendingUpdate<?> update) {
    return new DeviceBindings(committed, sequence, newestUnless(update), wakesAt);
  }

  DeviceBindings withCommitted(List<Binding> live, long nextWakesAt) {
    return new DeviceBindings(live, sequence, newest, nextWakesAt);
  }

  /** Whether there is nothing left to hold. */
  boolean isNothing() {
    return committed.isEmpty() && newest.isEmpty() && wakesAt == ExpiryCalendar.NEVER;
  }

  private Optional<PendingUpdate<?>> newestUnless(PendingUpdate<?> ended) {
    return newest.isPresent() && newest.get() == ended ? Optional.empty() : newest;
  }
}
