package io.ringwerk.register;

import java.time.Duration;

/**
 * What the registrar grants.
 *
 * @param minimumExpires the shortest interval accepted; a shorter one gets 423 (RFC 3261 §10.3 step
 *     7). At most one hour: longer requests may not be refused for being brief
 * @param defaultExpires the interval granted when the phone asks for none
 * @param maximumExpires the longest interval granted; a longer one is cut
 * @param maximumBindings bindings a device may have at once, and contacts one REGISTER may carry: a
 *     phone needs one or two, each costs memory and a branch
 * @param maximumContactLength characters of one Contact URI
 * @param maximumContactHeaders characters of all Contact header fields of one REGISTER, looked at
 *     before any of them is parsed
 */
public record RegistrarSettings(
    Duration minimumExpires,
    Duration defaultExpires,
    Duration maximumExpires,
    int maximumBindings,
    int maximumContactLength,
    int maximumContactHeaders) {

  private static final Duration LONGEST_MINIMUM = Duration.ofHours(1);

  /** 60 s, 600 s, 2 h; ten bindings of 512 characters. */
  public static final RegistrarSettings DEFAULT =
      of(Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofHours(2), 10);

  /**
   * Checks that the intervals and limits fit together.
   *
   * @throws IllegalArgumentException if they do not; the message says which
   */
  public RegistrarSettings {
    if (minimumExpires.isNegative() || minimumExpires.compareTo(LONGEST_MINIMUM) > 0) {
      throw new IllegalArgumentException("minimum expires must be between 0 s and 1 h");
    }
    if (defaultExpires.compareTo(minimumExpires) < 0 || defaultExpires.isZero()) {
      throw new IllegalArgumentException("default expires is below the minimum");
    }
    if (maximumExpires.compareTo(defaultExpires) < 0) {
      throw new IllegalArgumentException("maximum expires is below the default");
    }
    if (maximumBindings < 1 || maximumContactLength < 1 || maximumContactHeaders < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Settings with the usual limits on length. */
  public static RegistrarSettings of(
      Duration minimumExpires,
      Duration defaultExpires,
      Duration maximumExpires,
      int maximumBindings) {
    return new RegistrarSettings(
        minimumExpires, defaultExpires, maximumExpires, maximumBindings, 512, 8192);
  }
}
