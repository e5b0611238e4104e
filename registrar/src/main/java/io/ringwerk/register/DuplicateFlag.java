package io.ringwerk.register;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.List;

/**
 * A device's credentials are in use on more than one endpoint at once.
 *
 * @param device whose credentials
 * @param since when the second endpoint appeared
 * @param evidence why it is certain, in a sentence or two
 * @param endpoints who uses them, the one that came first at the front; two or more
 */
public record DuplicateFlag(
    DeviceRef device, Instant since, String evidence, List<DuplicateEndpoint> endpoints) {

  /** Checks that there are two at least. */
  public DuplicateFlag {
    if (endpoints.size() < 2) {
      throw new IllegalArgumentException("a duplicate takes two endpoints");
    }
    endpoints = List.copyOf(endpoints);
  }
}
