package io.ringwerk.sip.transaction;

import io.ringwerk.sip.time.Cancellable;
import io.ringwerk.sip.time.Scheduler;
import io.ringwerk.sip.time.SipTimer;
import io.ringwerk.sip.time.TimerSettings;
import java.time.Duration;

/**
 * The timers of one transaction. There are never more than two: one that sends something again, one
 * that ends the state or the transaction; arming either takes the place of what it was armed for
 * before.
 *
 * <p>Knows what a reliable transport does without: timers A, E and G stay unarmed, and timers D, I,
 * J and K are "zero", which is a direct step rather than a timer.
 */
final class TransactionTimers {

  private static final Cancellable NOT_ARMED = () -> {};

  private final Scheduler scheduler;
  private final TimerSettings settings;
  private final boolean reliable;
  private Cancellable resending = NOT_ARMED;
  private Cancellable ending = NOT_ARMED;

  TransactionTimers(Scheduler scheduler, TimerSettings settings, boolean reliable) {
    this.scheduler = scheduler;
    this.settings = settings;
    this.reliable = reliable;
  }

  TimerSettings settings() {
    return settings;
  }

  boolean isReliable() {
    return reliable;
  }

  /** Arms timer A, E or G to fire once after {@code interval}, unless the transport is reliable. */
  void resendAfter(SipTimer timer, Duration interval, Runnable resend) {
    if (reliable && timer.isForUnreliableOnly()) {
      return;
    }
    sendAfter(interval, resend);
  }

  /** Arms the first slot for something that no letter stands for. */
  void sendAfter(Duration delay, Runnable send) {
    resending.cancel();
    resending = scheduler.schedule(delay, send);
  }

  /**
   * Arms a timer that ends a state; if it is zero over this transport, {@code end} is run directly.
   */
  void endAfter(SipTimer timer, Runnable end) {
    if (reliable && timer.isForUnreliableOnly()) {
      end.run();
      return;
    }
    endAfter(settings.delay(timer), end);
  }

  /** Arms the second slot for something that no letter stands for. */
  void endAfter(Duration delay, Runnable end) {
    ending.cancel();
    ending = scheduler.schedule(delay, end);
  }

  void stopResending() {
    resending.cancel();
    resending = NOT_ARMED;
  }

  void stop() {
    stopResending();
    ending.cancel();
    ending = NOT_ARMED;
  }
}
