package io.ringwerk.sip.transport;

import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.time.Scheduler;
import io.ringwerk.sip.transport.TransportSettings.Connections;
import java.time.Duration;

/**
 * Ends a connection nobody uses: a new one soon, one that proved useful after a longer while.
 * Belongs to the connection's shard; only {@link #sent} may be called by any thread.
 *
 * <p>One timer per connection, which looks at the clock when it fires instead of being armed anew
 * with every message.
 */
final class IdleWatch {

  private final Scheduler scheduler;
  private final Connections limits;
  private final Runnable onIdle;
  private volatile long lastUsedNanos;
  private boolean useful;
  private Cancellable timer = () -> {};

  IdleWatch(Scheduler scheduler, Connections limits, Runnable onIdle) {
    this.scheduler = scheduler;
    this.limits = limits;
    this.onIdle = onIdle;
  }

  void start() {
    lastUsedNanos = scheduler.nanoTime();
    timer = scheduler.schedule(limits.usefulWithin(), this::check);
  }

  void stop() {
    timer.cancel();
  }

  /** A whole message came. */
  void received() {
    useful = true;
    lastUsedNanos = scheduler.nanoTime();
  }

  /** A keep-alive came; by itself it is of no use. */
  void keptAlive() {
    if (useful) {
      lastUsedNanos = scheduler.nanoTime();
    }
  }

  /** We sent a message. */
  void sent() {
    lastUsedNanos = scheduler.nanoTime();
  }

  private void check() {
    Duration idle = Duration.ofNanos(scheduler.nanoTime() - lastUsedNanos);
    Duration left = (useful ? limits.idle() : limits.usefulWithin()).minus(idle);
    if (left.isNegative() || left.isZero()) {
      onIdle.run();
    } else {
      timer = scheduler.schedule(left, this::check);
    }
  }
}
