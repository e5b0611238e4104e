package io.ringwerk.loadtest.sipp;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the configuration file writes them: 500ms, 30s, 10m, 2h. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private Durations() {}

  /** Reads the value of an option; from 1 ms to {@code longest}. */
  static Duration parse(String option, String text, Duration longest) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw LoadFailure.usage(
          "%s %s: it is a time such as 500ms, 30s, 10m or 2h".formatted(option, text));
    }
    long value = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(value);
          case "s" -> Duration.ofSeconds(value);
          case "m" -> Duration.ofMinutes(value);
          default -> Duration.ofHours(value);
        };
    if (duration.isZero() || duration.compareTo(longest) > 0) {
      throw LoadFailure.usage(
          "%s %s: it is longer than nothing and at most %d s"
              .formatted(option, text, longest.toSeconds()));
    }
    return duration;
  }
}
