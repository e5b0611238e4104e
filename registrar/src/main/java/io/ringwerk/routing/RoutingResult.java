package io.ringwerk.routing;

import java.util.List;

/** What the {@link Router} decided for one request. */
public sealed interface RoutingResult {

  /**
   * Somebody is rung.
   *
   * @param targets who
   */
  record Targets(TargetSet targets) implements RoutingResult {}

  /**
   * Nobody is rung.
   *
   * @param reason why, with the status to answer
   * @param skipped the devices that would have been rung had they been reachable
   */
  record Refused(RoutingRefusal reason, List<SkippedDevice> skipped) implements RoutingResult {

    /** Takes a copy of the list. */
    public Refused {
      skipped = List.copyOf(skipped);
    }
  }
}
