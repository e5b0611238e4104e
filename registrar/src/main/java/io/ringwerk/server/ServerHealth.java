package io.ringwerk.server;

import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.location.LocationFigures;
import io.ringwerk.provisioning.http.ComponentHealth;
import io.ringwerk.provisioning.http.ComponentHealth.Status;
import io.ringwerk.provisioning.http.HealthCheck;
import java.util.List;
import java.util.stream.Collectors;

/** How each part of the server is, from memory. */
final class ServerHealth implements HealthCheck {

  private final InMemoryLocationService location;
  private final SipSide sip;

  /** Failed updates when last looked at: new ones mean that the disk refuses writes. */
  private volatile long knownFailures;

  ServerHealth(InMemoryLocationService location, SipSide sip) {
    this.location = location;
    this.sip = sip;
  }

  @Override
  public List<ComponentHealth> status() {
    return List.of(sip(), registrations());
  }

  private ComponentHealth sip() {
    String where =
        sip.listenPoints().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new ComponentHealth("sip", Status.UP, "listens on " + where);
  }

  private ComponentHealth registrations() {
    LocationFigures figures = location.figures();
    long failures = figures.failedUpdates();
    boolean failing = failures > knownFailures;
    knownFailures = failures;
    if (failing) {
      return new ComponentHealth(
          "registrations",
          Status.DEGRADED,
          "changes can't be written to the journal, phones get 500-class answers;"
              + " look at the data directory's disk");
    }
    return new ComponentHealth(
        "registrations",
        Status.UP,
        figures.bindings() + " bindings of " + figures.devices() + " devices");
  }
}
