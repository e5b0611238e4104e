package io.ringwerk.server;

import java.time.Duration;

/**
 * Reads durations as operators write them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h},
 * {@code 1d}.
 */
final class Durations {

  private Durations() {}

  static Duration parse(String text) {
    int unit = 0;
    while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
      unit++;
    }
    if (unit == 0 || unit > 9) {
      throw malformed(text);
    }
    long amount = Long.parseLong(text.substring(0, unit));
    return switch (text.substring(unit).strip()) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> throw malformed(text);
    };
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not a duration such as 500ms, 30s, 10m, 2h or 1d");
  }
}
