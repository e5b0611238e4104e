package io.ringwerk.loadtest.generator;

import java.time.Duration;

/** At equal distances; several loops take turns. */
final class OpenSchedule implements Schedule {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final long count;
  private final Duration duration;
  private final int loops;
  private long index;
  private long beginning;

  OpenSchedule(double perSecond, long count, Duration duration, int loop, int loops) {
    this.perSecond = perSecond;
    this.count = count;
    this.duration = duration;
    this.index = loop;
    this.loops = loops;
  }

  @Override
  public void begin(long now) {
    beginning = now;
  }

  @Override
  public long nextDue(long now) {
    boolean timeIsUp = now - beginning >= duration.toNanos();
    return timeIsUp || isOver() ? NEVER : beginning + offset();
  }

  @Override
  public void taken() {
    index += loops;
  }

  @Override
  public int mostUnderWay() {
    return Integer.MAX_VALUE;
  }

  @Override
  public long missed() {
    long missed = 0;
    for (; !isOver(); index += loops) {
      missed++;
    }
    return missed;
  }

  private boolean isOver() {
    return index >= count || offset() >= duration.toNanos();
  }

  private long offset() {
    return (long) (index / perSecond * NANOS);
  }
}
