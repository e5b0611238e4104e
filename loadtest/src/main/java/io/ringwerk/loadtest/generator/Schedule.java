package io.ringwerk.loadtest.generator;

import java.time.Duration;

/** When one loop's operations are due. All times are those of {@link System#nanoTime}. */
interface Schedule {

  /** After every other time. */
  long NEVER = Long.MAX_VALUE;

  /** The run begins. */
  void begin(long now);

  /** When the next operation is due, be it in the past; {@link #NEVER} if there is no other. */
  long nextDue(long now);

  /** The next operation has started. */
  void taken();

  /** How many operations may be under way at once. */
  int mostUnderWay();

  /** How many were due in the time of the run and not started in it. */
  long missed();

  /**
   * One loop's share.
   *
   * @param loop which one, from 0
   * @param loops how many there are
   */
  static Schedule share(Pace pace, Limit limit, int loop, int loops) {
    if (pace instanceof Pace.Rate rate) {
      return new OpenSchedule(rate.perSecond(), count(limit), duration(limit), loop, loops);
    }
    long inFlight = ((Pace.Saturation) pace).inFlight();
    return new ClosedSchedule(
        (int) share(inFlight, loop, loops), share(count(limit), loop, loops), duration(limit));
  }

  private static long count(Limit limit) {
    return limit instanceof Limit.Count count ? count.operations() : Long.MAX_VALUE;
  }

  private static Duration duration(Limit limit) {
    return limit instanceof Limit.Time time ? time.duration() : Duration.ofDays(365);
  }

  private static long share(long all, int loop, int loops) {
    return all / loops + (loop < all % loops ? 1 : 0);
  }
}
