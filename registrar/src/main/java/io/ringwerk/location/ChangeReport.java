package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners what has become of a device's bindings. */
final class ChangeReport {

  private static final Logger log = LoggerFactory.getLogger(ChangeReport.class);

  private final List<LocationListener> listeners = new CopyOnWriteArrayList<>();

  void add(LocationListener listener) {
    listeners.add(listener);
  }

  /** Compares two states of a device. */
  void tell(DeviceRef device, List<Binding> before, List<Binding> after, Instant now) {
    for (LocationListener listener : listeners) {
      try {
        tell(listener, device, before, after, now);
      } catch (RuntimeException e) {
        log.warn("a listener failed at a change of {}", device, e);
      }
    }
  }

  private static void tell(
      LocationListener listener,
      DeviceRef device,
      List<Binding> before,
      List<Binding> after,
      Instant now) {
    for (Binding binding : before) {
      if (sameContact(after, binding).isEmpty()) {
        tellEnd(listener, device, binding, now);
      }
    }
    for (Binding binding : after) {
      sameContact(before, binding)
          .ifPresentOrElse(
              earlier -> tellRefresh(listener, device, earlier, binding),
              () -> listener.added(device, binding));
    }
  }

  private static void tellEnd(
      LocationListener listener, DeviceRef device, Binding binding, Instant now) {
    if (binding.isLiveAt(now)) {
      listener.removed(device, binding);
    } else {
      listener.expired(device, binding);
    }
  }

  private static void tellRefresh(
      LocationListener listener, DeviceRef device, Binding earlier, Binding binding) {
    if (!earlier.equals(binding)) {
      listener.refreshed(device, earlier, binding);
    }
  }

  private static Optional<Binding> sameContact(List<Binding> bindings, Binding sought) {
    for (Binding binding : bindings) {
      if (binding.isSameContactAs(sought)) {
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }
}
