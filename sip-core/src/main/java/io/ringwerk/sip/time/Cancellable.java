package io.ringwerk.sip.time;

/** A task that was scheduled and may still be called off. */
@FunctionalInterface
public interface Cancellable {

  /**
   * Keeps the task from running if it has not run yet; does nothing otherwise. To be called on the
   * thread of the {@link Scheduler} that gave it out.
   */
  void cancel();
}
