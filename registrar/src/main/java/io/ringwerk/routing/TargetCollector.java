package io.ringwerk.routing;

import io.ringwerk.location.Binding;
import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.UserEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the target set of one request, and who was left out. Used once, by one thread. */
final class TargetCollector {

  private final Router router;
  private final LocationService location;
  private final TenantDirectory tenant;
  private final DeviceRef caller;
  private final Set<DeviceRef> seen = new HashSet<>();
  private final List<UserTargets> users = new ArrayList<>();
  private final List<SkippedDevice> skipped = new ArrayList<>();

  TargetCollector(
      Router router, LocationService location, TenantDirectory tenant, DeviceRef caller) {
    this.router = router;
    this.location = location;
    this.tenant = tenant;
    this.caller = caller;
  }

  /** All devices of all members that still exist. */
  void addGroup(GroupEntry group) {
    for (String member : group.members()) {
      tenant
          .find(member)
          .filter(UserEntry.class::isInstance)
          .map(UserEntry.class::cast)
          .ifPresent(this::addUser);
    }
  }

  /** All devices of the user. */
  void addUser(UserEntry user) {
    List<DeviceTarget> targets = new ArrayList<>();
    for (String id : user.devices()) {
      tenant.device(id).flatMap(device -> target(device, user.enabled())).ifPresent(targets::add);
    }
    add(user.name(), targets);
  }

  /** This device alone. */
  void addDevice(DeviceEntry device) {
    add(device.userName(), target(device, true).stream().toList());
  }

  /** What was collected; a refusal if nobody is left to ring. */
  RoutingResult result() {
    if (!users.isEmpty()) {
      return new RoutingResult.Targets(new TargetSet(users, skipped));
    }
    boolean onlyTheCaller =
        !skipped.isEmpty()
            && skipped.stream().allMatch(it -> it.reason() == SkipReason.IS_THE_CALLER);
    return new RoutingResult.Refused(
        onlyTheCaller ? RoutingRefusal.ONLY_THE_CALLER : RoutingRefusal.NOBODY_REACHABLE, skipped);
  }

  private void add(String user, List<DeviceTarget> targets) {
    if (!targets.isEmpty()) {
      users.add(new UserTargets(user, targets));
    }
  }

  private Optional<DeviceTarget> target(DeviceEntry device, boolean userEnabled) {
    if (!seen.add(device.ref())) {
      return Optional.empty();
    }
    Optional<SkipReason> exclusion = exclusion(device, userEnabled);
    if (exclusion.isPresent()) {
      return skip(device, exclusion.get());
    }
    List<Binding> bindings = location.bindings(device.ref());
    List<ReachableBinding> reachable = router.reachable(bindings);
    if (reachable.isEmpty()) {
      return skip(
          device, bindings.isEmpty() ? SkipReason.NOT_REGISTERED : SkipReason.CONNECTION_CLOSED);
    }
    return Optional.of(new DeviceTarget(device, reachable));
  }

  private Optional<SkipReason> exclusion(DeviceEntry device, boolean userEnabled) {
    if (device.ref().equals(caller)) {
      return Optional.of(SkipReason.IS_THE_CALLER);
    }
    if (!userEnabled) {
      return Optional.of(SkipReason.USER_DISABLED);
    }
    return device.enabled() ? Optional.empty() : Optional.of(SkipReason.DEVICE_DISABLED);
  }

  private Optional<DeviceTarget> skip(DeviceEntry device, SkipReason reason) {
    skipped.add(new SkippedDevice(device.ref(), reason));
    return Optional.empty();
  }
}
