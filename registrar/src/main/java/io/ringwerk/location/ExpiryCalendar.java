package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Which devices to look at in which second, so that expiry never scans them all. Used by whoever
 * commits, one thread at a time.
 *
 * <p>A device stands in it once, in the second of its earliest expiry as it was known then. A
 * refresh leaves it there: when the second comes the device is looked at and, having a later
 * expiry, put into a later second. So refreshing costs nothing here.
 */
final class ExpiryCalendar {

  /** The second of a device that is not in the calendar. */
  static final long NEVER = Long.MAX_VALUE;

  private final TreeMap<Long, Queue<DeviceRef>> seconds = new TreeMap<>();

  /**
   * A device to look at now.
   *
   * @param second the second it stood in; if the device is in the calendar for another one by now,
   *     this entry is void
   */
  record Due(DeviceRef device, long second) {}

  /**
   * Makes sure that the device is looked at when the first of these bindings expires.
   *
   * @param wakesAt the second the device is in the calendar for
   * @return the second it is in the calendar for now: {@code wakesAt} if that is early enough
   */
  long watch(DeviceRef device, List<Binding> bindings, long wakesAt) {
    long second = firstExpiry(bindings);
    if (second >= wakesAt) {
      return wakesAt;
    }
    seconds.computeIfAbsent(second, unused -> new ArrayDeque<>()).add(device);
    return second;
  }

  /** Takes out one device whose second has come. */
  Optional<Due> pollDue(Instant now) {
    Map.Entry<Long, Queue<DeviceRef>> first = seconds.firstEntry();
    if (first == null || first.getKey() > now.getEpochSecond()) {
      return Optional.empty();
    }
    Due due = new Due(first.getValue().remove(), first.getKey());
    if (first.getValue().isEmpty()) {
      seconds.remove(due.second());
    }
    return Optional.of(due);
  }

  private static long firstExpiry(List<Binding> bindings) {
    long earliest = NEVER;
    for (Binding binding : bindings) {
      earliest = Math.min(earliest, secondAfter(binding.expiresAt()));
    }
    return earliest;
  }

  /** The first full second in which the binding is no more. */
  private static long secondAfter(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }
}
