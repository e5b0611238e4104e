package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.location.LocationListener;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.register.RegistrationPlan.Accepted;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shared across shards and safe for all threads: notices when one device's credentials are in use
 * on two endpoints at once. Bounded: at most eight endpoints each for those devices that have more
 * than one lineage of registrations, nothing for all others.
 *
 * <p>What counts as evidence is in {@link Likeness}, how it becomes a verdict in {@link
 * DuplicateRule}; this class keeps the cases, raises and clears the flags. As a listener of the
 * location service it hears of bindings that run out. docs/duplicates.md tells operators how a
 * verdict is reached.
 */
public final class DuplicateDetector implements LocationListener {

  private final InstantSource clock;
  private final ConcurrentMap<DeviceRef, DuplicateCase> cases = new ConcurrentHashMap<>();
  private final List<DuplicateListener> listeners = new CopyOnWriteArrayList<>();
  private final LongAdder raised = new LongAdder();

  /** A detector that has seen nothing yet; it logs each flag. */
  public DuplicateDetector(InstantSource clock) {
    this(clock, new DuplicateLog());
  }

  DuplicateDetector(InstantSource clock, DuplicateListener first) {
    this.clock = clock;
    listeners.add(first);
  }

  /** Adds a listener, for good. */
  public void addListener(DuplicateListener listener) {
    listeners.add(listener);
  }

  /** The device's flag, if its credentials are in use on more than one endpoint now. */
  public Optional<DuplicateFlag> flag(DeviceRef device) {
    return Optional.ofNullable(cases.get(device))
        .flatMap(known -> known.at(clock.instant()).flag(device));
  }

  /** All flags, the oldest first. */
  public List<DuplicateFlag> flags() {
    return cases.keySet().stream()
        .map(this::flag)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(DuplicateFlag::since))
        .toList();
  }

  /** The device's endpoints that may be gone or may be second ones: nothing proves either yet. */
  public List<DuplicateEndpoint> suspects(DeviceRef device) {
    DuplicateCase known = cases.getOrDefault(device, DuplicateCase.NONE);
    return known.at(clock.instant()).suspects().stream().map(DuplicateEndpoint::of).toList();
  }

  /** How many flags were raised since the start: for a counter. */
  public long raisedFlags() {
    return raised.sum();
  }

  /** How many devices are flagged now: for a gauge. */
  public int flaggedDevices() {
    return flags().size();
  }

  /**
   * Takes note of a REGISTER that was granted. The usual one, from the only lineage there is, costs
   * a look-up.
   *
   * @param before the device's bindings before it
   */
  void granted(DeviceRef device, List<Binding> before, Accepted plan, RegistrationRequest request) {
    if (!plan.changesBindings() || isOnlyLineage(device, before, request)) {
      return;
    }
    advance(device, known -> afterGranted(known.recalling(before), plan, request));
  }

  private boolean isOnlyLineage(
      DeviceRef device, List<Binding> before, RegistrationRequest request) {
    String callId = request.register().callId();
    for (Binding binding : before) {
      if (!binding.register().callId().equals(callId)) {
        return false;
      }
    }
    return cases.isEmpty() || !cases.containsKey(device);
  }

  private static DuplicateCase afterGranted(
      DuplicateCase known, Accepted plan, RegistrationRequest request) {
    DuplicateCase remaining = known.without(lineagesSignedOff(plan, request));
    return plan.registered().stream()
        .max(Comparator.comparing(Binding::expiresAt))
        .map(heard -> remaining.hearing(heard, request.relayed()))
        .orElse(remaining);
  }

  /** The lineages that asked to leave, or were asked to, and have no binding left. */
  private static Set<String> lineagesSignedOff(Accepted plan, RegistrationRequest request) {
    if (plan.signedOff().isEmpty()) {
      return Set.of();
    }
    Set<String> leaving = callIds(plan.signedOff());
    leaving.add(request.register().callId());
    leaving.removeAll(callIds(plan.bindings()));
    return leaving;
  }

  private static Set<String> callIds(List<Binding> bindings) {
    return bindings.stream()
        .map(binding -> binding.register().callId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Takes note that an endpoint answered a request sent to it: it is alive.
   *
   * @param callId the Call-ID of its registration, as in {@link DuplicateEndpoint#callId}
   */
  public void answered(DeviceRef device, String callId) {
    advance(device, known -> known.answered(callId, clock.instant()));
  }

  /** Forgets a device: its bindings were removed from outside, or it is no more. */
  public void forget(DeviceRef device) {
    advance(device, known -> DuplicateCase.NONE);
  }

  /** Lets the device's case take a step, then tells what it came to. */
  private void advance(DeviceRef device, UnaryOperator<DuplicateCase> step) {
    List<Runnable> notices = new ArrayList<>();
    cases.compute(
        device,
        (key, held) -> {
          DuplicateCase known = held == null ? DuplicateCase.NONE : held;
          DuplicateCase lapsed = known.at(clock.instant());
          DuplicateCase next = step.apply(lapsed);
          notices.addAll(notices(device, known, lapsed));
          notices.addAll(notices(device, lapsed, next));
          return next.isSettled() ? null : next;
        });
    notices.forEach(Runnable::run);
  }

  private List<Runnable> notices(DeviceRef device, DuplicateCase before, DuplicateCase after) {
    Optional<DuplicateFlag> was = before.flag(device);
    Optional<DuplicateFlag> is = after.flag(device);
    if (was.isEmpty() && is.isPresent()) {
      return List.of(() -> raise(is.get()));
    }
    if (was.isPresent() && is.isEmpty()) {
      return List.of(() -> clear(was.get()));
    }
    return newSuspects(before, after).map(suspect -> suspicion(device, suspect)).toList();
  }

  private static Stream<EndpointHistory> newSuspects(DuplicateCase before, DuplicateCase after) {
    List<EndpointHistory> known = before.suspects();
    return after.suspects().stream().filter(suspect -> !known.contains(suspect));
  }

  private Runnable suspicion(DeviceRef device, EndpointHistory suspect) {
    DuplicateEndpoint older = DuplicateEndpoint.of(suspect);
    return () -> listeners.forEach(listener -> listener.suspected(device, older));
  }

  private void raise(DuplicateFlag flag) {
    raised.increment();
    listeners.forEach(listener -> listener.raised(flag));
  }

  private void clear(DuplicateFlag flag) {
    listeners.forEach(listener -> listener.cleared(flag));
  }

  /** What runs out with a binding is known at once, not at the next REGISTER. */
  @Override
  public void expired(DeviceRef device, Binding binding) {
    if (cases.containsKey(device)) {
      advance(device, known -> known);
    }
  }
}
