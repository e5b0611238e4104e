package io.ringwerk.register;

import io.ringwerk.location.Binding;
import java.time.Instant;
import java.util.List;

/**
 * One endpoint that uses a device's credentials, as far as it has been heard.
 *
 * <p>A lineage is the run of REGISTERs with one Call-ID: one boot cycle of one phone (RFC 3261
 * §10.2). That a lineage goes on after another endpoint has appeared proves that its endpoint is
 * still alive; a new lineage at the same place does not, it may be the one phone that came back.
 *
 * @param latest the binding as last registered; it may have been replaced since
 * @param evidence what that binding tells about its endpoint
 * @param since when the endpoint was first heard
 * @param lineageSince when its present lineage began
 * @param heardAt when its present lineage was last heard
 * @param returns how often it came back with a new lineage after another endpoint had registered
 * @param inDuplicate whether it was found to be one of two or more
 */
record EndpointHistory(
    Binding latest,
    EndpointEvidence evidence,
    Instant since,
    Instant lineageSince,
    Instant heardAt,
    int returns,
    boolean inDuplicate) {

  /** The history of an endpoint that registers for the first time. */
  static EndpointHistory startingWith(Binding binding, boolean relayed) {
    Instant now = binding.refreshedAt();
    return new EndpointHistory(
        binding, EndpointEvidence.of(binding, relayed), now, now, now, 0, false);
  }

  /** The history told by a binding alone, from before anybody doubted. */
  static EndpointHistory toldBy(Binding binding) {
    return new EndpointHistory(
        binding,
        EndpointEvidence.of(binding),
        binding.registeredAt(),
        binding.registeredAt(),
        binding.refreshedAt(),
        0,
        false);
  }

  /**
   * The history after its endpoint registered once more.
   *
   * @param latest the new registration, as a history of its own
   * @param others the other endpoints of the device
   */
  EndpointHistory followedBy(EndpointHistory latest, List<EndpointHistory> others) {
    boolean goesOn = isLineage(latest);
    boolean cameBack = !goesOn && others.stream().anyMatch(other -> other.wasHeardAfter(this));
    return new EndpointHistory(
        latest.latest,
        latest.evidence,
        since,
        goesOn ? lineageSince : latest.lineageSince,
        latest.heardAt,
        cameBack ? returns + 1 : returns,
        inDuplicate);
  }

  private boolean wasHeardAfter(EndpointHistory other) {
    return heardAt.isAfter(other.heardAt);
  }

  /** The history after the endpoint answered a request of ours. */
  EndpointHistory answeredAt(Instant now) {
    return new EndpointHistory(latest, evidence, since, lineageSince, now, returns, inDuplicate);
  }

  /** The history of an endpoint found to be one of two or more. */
  EndpointHistory foundInDuplicate() {
    return new EndpointHistory(latest, evidence, since, lineageSince, heardAt, returns, true);
  }

  /** The Call-ID of the present lineage. */
  String callId() {
    return evidence.callId();
  }

  /** Whether both have the same present lineage. */
  boolean isLineage(EndpointHistory other) {
    return callId().equals(other.callId());
  }

  /** Whether {@code newer} is from the same endpoint. */
  boolean isSameEndpointAs(EndpointHistory newer) {
    return evidence.likeness(newer.evidence).isOneEndpoint();
  }

  /** Whether the endpoint's registration has not run out at {@code now}. */
  boolean isLiveAt(Instant now) {
    return latest.isLiveAt(now);
  }
}
