package io.ringwerk.routing;

import java.util.List;

/**
 * The target set of a request (RFC 3261 §16.5), nested by user because a decline belongs to the
 * user who gave it.
 *
 * @param users who is rung, never empty; more than one only for a group
 * @param skipped the devices left out
 */
public record TargetSet(List<UserTargets> users, List<SkippedDevice> skipped) {

  /** Checks that somebody is rung. */
  public TargetSet {
    if (users.isEmpty()) {
      throw new IllegalArgumentException("an empty target set");
    }
    users = List.copyOf(users);
    skipped = List.copyOf(skipped);
  }

  /** How many devices are rung, hence how many branches there will be. */
  public int deviceCount() {
    return users.stream().mapToInt(user -> user.devices().size()).sum();
  }
}
