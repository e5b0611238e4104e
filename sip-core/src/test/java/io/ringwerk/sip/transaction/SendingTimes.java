package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds out when messages leave, one timer after the other. */
final class SendingTimes {

  private final VirtualTime time;
  private final RecordingWire wire;

  SendingTimes(VirtualTime time, RecordingWire wire) {
    this.time = time;
    this.wire = wire;
  }

  List<Long> within(Duration period) {
    List<Long> times = new ArrayList<>();
    long start = time.nanoTime();
    long end = start + period.toNanos();
    while (time.pending() > 0 && time.nanoTime() + time.untilNext().toNanos() <= end) {
      int before = wire.sent().size();
      time.advance(time.untilNext());
      long millis = Duration.ofNanos(time.nanoTime() - start).toMillis();
      for (int sent = before; sent < wire.sent().size(); sent++) {
        times.add(millis);
      }
    }
    time.advance(Duration.ofNanos(end - time.nanoTime()));
    return times;
  }
}
