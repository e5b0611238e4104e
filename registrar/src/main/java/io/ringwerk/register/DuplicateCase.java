package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.register.DuplicateVerdict.Duplicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a device whose registrations may come from more than one endpoint: an immutable
 * value, each event gives the next one. A device that registers from one place never has a case.
 *
 * @param endpoints the endpoints that have neither run out nor signed off, as they were first heard
 * @param finding why some of them are a duplicate. It stands until all but one of those are gone:
 *     that one of them reboots must not clear the flag for a moment
 */
record DuplicateCase(List<EndpointHistory> endpoints, Optional<Finding> finding) {

  /** Endpoints remembered of one device; of more, those heard longest ago are forgotten. */
  private static final int MOST_ENDPOINTS = 8;

  /** Nothing is known. */
  static final DuplicateCase NONE = new DuplicateCase(List.of(), Optional.empty());

  /**
   * Why and since when there is a duplicate.
   *
   * @param since when the second endpoint appeared
   * @param evidence what makes it certain, as a sentence
   */
  record Finding(Instant since, String evidence) {}

  /** Takes a copy. A finding falls with the endpoints it is about, however they have gone. */
  DuplicateCase {
    endpoints = List.copyOf(endpoints);
    boolean stands = endpoints.stream().filter(EndpointHistory::inDuplicate).count() >= 2;
    finding = stands ? finding : Optional.empty();
  }

  /** Whether there is nothing to remember: no two endpoints. */
  boolean isSettled() {
    return endpoints.size() < 2;
  }

  /** What is left at {@code now}: endpoints whose time ran out are gone. */
  DuplicateCase at(Instant now) {
    return new DuplicateCase(
        endpoints.stream().filter(endpoint -> endpoint.isLiveAt(now)).toList(), finding);
  }

  /** The case after the endpoints of these lineages have signed off. */
  DuplicateCase without(Set<String> callIds) {
    return new DuplicateCase(
        endpoints.stream().filter(endpoint -> !callIds.contains(endpoint.callId())).toList(),
        finding);
  }

  /** The case with what the device's bindings from earlier tell, as far as it was not known. */
  DuplicateCase recalling(List<Binding> bindings) {
    List<EndpointHistory> recalled = new ArrayList<>(endpoints);
    bindings.stream()
        .sorted(Comparator.comparing(Binding::registeredAt))
        .map(EndpointHistory::toldBy)
        .filter(told -> recalled.stream().noneMatch(known -> known.isSameEndpointAs(told)))
        .forEach(recalled::add);
    return new DuplicateCase(recalled, finding);
  }

  /**
   * The case after a REGISTER.
   *
   * @param heard the binding it wrote
   * @param relayed whether it came through a proxy
   */
  DuplicateCase hearing(Binding heard, boolean relayed) {
    EndpointHistory newcomer = EndpointHistory.startingWith(heard, relayed);
    List<EndpointHistory> others =
        endpoints.stream().filter(endpoint -> !endpoint.isSameEndpointAs(newcomer)).toList();
    EndpointHistory known =
        endpoints.stream()
            .filter(endpoint -> endpoint.isSameEndpointAs(newcomer))
            .min(Comparator.comparing(endpoint -> !endpoint.callId().equals(newcomer.callId())))
            .map(endpoint -> endpoint.followedBy(newcomer, others))
            .orElse(newcomer);
    return new DuplicateCase(bounded(others, known), finding).judging(known);
  }

  private static List<EndpointHistory> bounded(
      List<EndpointHistory> others, EndpointHistory latest) {
    List<EndpointHistory> result = new ArrayList<>(others);
    if (result.size() >= MOST_ENDPOINTS) {
      result.remove(result.stream().min(Comparator.comparing(EndpointHistory::heardAt)).get());
    }
    result.add(latest);
    result.sort(Comparator.comparing(EndpointHistory::since));
    return result;
  }

  /** The case after the endpoint of this lineage answered a request of ours. */
  DuplicateCase answered(String callId, Instant now) {
    Optional<EndpointHistory> answering =
        endpoints.stream().filter(endpoint -> endpoint.callId().equals(callId)).findFirst();
    if (answering.isEmpty()) {
      return this;
    }
    EndpointHistory heard = answering.get().answeredAt(now);
    return replacing(answering.get(), heard).judging(heard);
  }

  /** The case after comparing one endpoint with all the others. */
  private DuplicateCase judging(EndpointHistory one) {
    DuplicateCase result = this;
    for (EndpointHistory other : endpoints) {
      if (!other.callId().equals(one.callId())
          && DuplicateRule.judge(one, other) instanceof Duplicate duplicate) {
        result = result.with(duplicate, one, other);
      }
    }
    return result;
  }

  private DuplicateCase with(Duplicate verdict, EndpointHistory one, EndpointHistory other) {
    Instant since = one.since().isAfter(other.since()) ? one.since() : other.since();
    Finding found = finding.orElseGet(() -> new Finding(since, verdict.inWords()));
    return new DuplicateCase(
        endpoints.stream()
            .map(it -> it.isLineage(one) || it.isLineage(other) ? it.foundInDuplicate() : it)
            .toList(),
        Optional.of(found));
  }

  private DuplicateCase replacing(EndpointHistory before, EndpointHistory after) {
    return new DuplicateCase(
        endpoints.stream().map(it -> it.equals(before) ? after : it).toList(), finding);
  }

  /** The endpoints about which there is doubt: older than the newest, and not known to be alive. */
  List<EndpointHistory> suspects() {
    return endpoints.stream()
        .filter(one -> endpoints.stream().anyMatch(other -> isOlderSuspect(one, other)))
        .toList();
  }

  private static boolean isOlderSuspect(EndpointHistory one, EndpointHistory other) {
    return one.lineageSince().isBefore(other.lineageSince())
        && DuplicateRule.judge(one, other) instanceof DuplicateVerdict.Suspected;
  }

  /** The flag to show, if there is a duplicate. */
  Optional<DuplicateFlag> flag(DeviceRef device) {
    return finding.map(
        found ->
            new DuplicateFlag(
                device,
                found.since(),
                found.evidence(),
                endpoints.stream()
                    .filter(EndpointHistory::inDuplicate)
                    .map(DuplicateEndpoint::of)
                    .toList()));
  }
}
