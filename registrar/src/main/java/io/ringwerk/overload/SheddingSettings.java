package io.ringwerk.overload;

import java.time.Duration;

/**
 * When a shard sheds work, and how much that may cost.
 *
 * @param strainedWindows windows in a row without keeping up that make an overload. Three of 50 ms:
 *     a burst of registrations and a pause of the garbage collector are over by then
 * @param delay what a message may wait before that counts as not keeping up, as does one that is
 *     lost. Well above what a full load makes messages wait that is no overload, well below T1:
 *     nobody is to send anything twice (RFC 3261 §17.1.1.1)
 * @param step by how much the severity rises with each window in which the shard did not keep up
 * @param maximumRefusals 503s in one window; each costs two system calls' share and some
 *     microseconds, and served work has to pay for it
 * @param maximumDrops requests left unanswered in one window. Past both limits requests are served
 *     as they come, and the kernel drops what finds no room: nothing costs less
 */
public record SheddingSettings(
    int strainedWindows, Duration delay, double step, int maximumRefusals, int maximumDrops) {

  /**
   * For windows of 50 ms: 10,000 refusals and 20,000 drops a second and shard. With 25,000 refusals
   * a core that could serve 55,000 registrations a second served two thirds of that: a 503 costs
   * nearly what a challenge does.
   */
  public static final SheddingSettings DEFAULT =
      new SheddingSettings(3, Duration.ofMillis(100), 0.1, 500, 1_000);

  /** Checks the values. */
  public SheddingSettings {
    require(strainedWindows > 0, "at least one window makes an overload");
    require(!delay.isNegative(), "a delay can't be negative");
    require(step > 0 && step <= 1, "a step is more than 0 and at most 1");
    require(maximumRefusals >= 0, "a number of refusals can't be negative");
    require(maximumDrops >= 0, "a number of drops can't be negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
