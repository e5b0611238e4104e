package io.ringwerk.loadtest.generate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as the configuration has them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}. */
public final class TimeConverter implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  /** For picocli. */
  public TimeConverter() {}

  @Override
  public Duration convert(String value) {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new TypeConversionException("'" + value + "' is no duration such as 30s, 10m or 1h");
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
