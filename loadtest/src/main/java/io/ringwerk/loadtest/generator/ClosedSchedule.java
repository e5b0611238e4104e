package io.ringwerk.loadtest.generator;

import java.time.Duration;

/** As soon as another has ended. */
final class ClosedSchedule implements Schedule {

  private final int inFlight;
  private final long count;
  private final Duration duration;
  private long until;
  private long taken;

  ClosedSchedule(int inFlight, long count, Duration duration) {
    this.inFlight = inFlight;
    this.count = count;
    this.duration = duration;
  }

  @Override
  public void begin(long now) {
    until = now + duration.toNanos();
  }

  @Override
  public long nextDue(long now) {
    return inFlight > 0 && taken < count && now - until < 0 ? now : NEVER;
  }

  @Override
  public void taken() {
    taken++;
  }

  @Override
  public int mostUnderWay() {
    return inFlight;
  }

  @Override
  public long missed() {
    return 0;
  }
}
