package io.ringwerk.overload;

import java.time.Duration;

/**
 * How a server sheds work.
 *
 * @param enabled whether it does; if not, the kernel drops what it has no room for, emergency calls
 *     among it
 * @param shedding when a shard sheds, and how much that may cost
 * @param retryAfter what a refused peer is told to wait, at least. Each is told another time, up to
 *     four times that: those who came together must not come back together
 */
public record OverloadSettings(boolean enabled, SheddingSettings shedding, Duration retryAfter) {

  /** Enabled, 5 to 20 seconds. */
  public static final OverloadSettings DEFAULT =
      new OverloadSettings(true, SheddingSettings.DEFAULT, Duration.ofSeconds(5));

  /** Checks the time. */
  public OverloadSettings {
    if (retryAfter.toSeconds() < 1) {
      throw new IllegalArgumentException("Retry-After must be at least one second");
    }
  }
}
