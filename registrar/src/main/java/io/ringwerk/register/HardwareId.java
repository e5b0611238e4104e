package io.ringwerk.register;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The MAC address by which many desk phones name themselves in User-Agent, as twelve lower-case
 * hexadecimal digits.
 *
 * <p>It outlives a reboot, a new address and a change of account, so it tells two phones of the
 * same type apart where no {@code +sip.instance} (RFC 5626 §4.1) is sent.
 *
 * @param mac twelve lower-case hexadecimal digits
 */
record HardwareId(String mac) {

  private static final Pattern PLAIN =
      Pattern.compile("(?<![0-9A-Za-z])([0-9A-Fa-f]{12})(?![0-9A-Za-z])");
  private static final Pattern SEPARATED =
      Pattern.compile(
          "(?<![0-9A-Za-z:-])([0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\\2[0-9A-Fa-f]{2}){4})"
              + "(?![0-9A-Za-z:-])");

  /** Build stamps such as 202311221530 have twelve digits too, and are equal on equal phones. */
  private static final Pattern TIME_STAMP =
      Pattern.compile("20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{4}");

  private static final int GROUP_BIT = 1;
  private static final int HEXADECIMAL = 16;

  /** The MAC address in a User-Agent value; empty if there is none that could be a phone's own. */
  static Optional<HardwareId> in(String userAgent) {
    if (userAgent.length() < 12) {
      return Optional.empty();
    }
    return firstMatch(SEPARATED, userAgent).or(() -> firstMatch(PLAIN, userAgent));
  }

  private static Optional<HardwareId> firstMatch(Pattern pattern, String userAgent) {
    Matcher matcher = pattern.matcher(userAgent);
    while (matcher.find()) {
      String mac = matcher.group(1).replaceAll("[:-]", "").toLowerCase(java.util.Locale.ROOT);
      if (canBeAPhonesOwn(mac)) {
        return Optional.of(new HardwareId(mac));
      }
    }
    return Optional.empty();
  }

  /** Not a group address, not all zeros, not a time stamp. */
  private static boolean canBeAPhonesOwn(String mac) {
    int firstOctet = Integer.parseInt(mac.substring(0, 2), HEXADECIMAL);
    return (firstOctet & GROUP_BIT) == 0
        && !mac.equals("000000000000")
        && !TIME_STAMP.matcher(mac).matches();
  }
}
