package io.ringwerk.loadtest.sipp;

import java.util.List;
import java.util.Optional;

/**
 * What one SIPp process plays.
 *
 * @param name its role, for messages and file names
 * @param file the scenario file, without its ending
 * @param takesCalls the scenario that calls to it are answered with
 * @param lines its injection file, one line a call, taken in order and again from the start
 * @param rate calls begun a second
 * @param count calls in all
 */
record Part(
    String name,
    String file,
    Optional<String> takesCalls,
    List<String> lines,
    int rate,
    long count) {

  /** Phones come up quickly, but not all in one instant. */
  private static final int PHONES_A_SECOND = 100;

  Part {
    lines = List.copyOf(lines);
  }

  /** Phones that register once, stay, and take calls in this way. */
  static Part phones(String name, String takesCalls, List<Device> devices) {
    return new Part(
        name,
        "phone",
        Optional.of(takesCalls),
        devices.stream().map(Device::injection).toList(),
        PHONES_A_SECOND,
        devices.size());
  }

  /** Devices that register, or sign off, again and again. */
  static Part registering(String name, String file, List<Device> devices, int rate, long count) {
    return new Part(
        name,
        file,
        Optional.empty(),
        devices.stream().map(Device::injection).toList(),
        rate,
        count);
  }

  /** Callers; each line ends with what is dialled. */
  static Part calling(String file, List<String> lines, int rate, long count) {
    return new Part("callers", file, Optional.empty(), lines, rate, count);
  }
}
