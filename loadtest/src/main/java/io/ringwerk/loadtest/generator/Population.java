package io.ringwerk.loadtest.generator;

import java.util.List;

/**
 * Whose phones the generator plays.
 *
 * @param callers devices that register, query and call; each does one thing at a time
 * @param callees who they call: the first caller calls the first callee and so on, around again
 *     when there are more callers. Calls need at least one, everything else none
 */
public record Population(List<Subscriber> callers, List<Callee> callees) {

  /** Copies the lists. */
  public Population {
    callers = List.copyOf(callers);
    callees = List.copyOf(callees);
    if (callers.isEmpty()) {
      throw new IllegalArgumentException("a population needs callers");
    }
  }

  /** Devices that register and query, and call nobody. */
  public static Population of(List<Subscriber> devices) {
    return new Population(devices, List.of());
  }
}
