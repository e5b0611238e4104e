package io.ringwerk.routing;

import io.ringwerk.location.Binding;
import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowRegistry;
import io.ringwerk.sip.message.SipUri;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the devices a request is for (RFC 3261 §16.5). Shared across shards: it has no state of its
 * own, and what it reads is safe for all threads. It reads and decides; it changes nothing.
 *
 * <ul>
 *   <li>A user's name, extension or number: all devices of the user.
 *   <li>A device id, or a number that rings one device alone: that device.
 *   <li>A group's name, extension or number: all devices of all members, nested by member.
 * </ul>
 *
 * <p>Each device is called once, however many bindings it has and however many members share it.
 * The calling device is never called.
 */
public final class Router {

  private static final Comparator<Binding> LATEST_FIRST =
      Comparator.comparing(Binding::refreshedAt).reversed();

  private final Directory directory;
  private final LocationService location;
  private final FlowRegistry flows;

  /**
   * A router over what is known of devices, of their bindings, and of the ways that lead to them.
   */
  public Router(Directory directory, LocationService location, FlowRegistry flows) {
    this.directory = directory;
    this.location = location;
    this.flows = flows;
  }

  /**
   * The devices to call.
   *
   * @param caller the calling device: it may call its own tenant only, and never itself
   * @param requestUri whom it calls
   */
  public RoutingResult route(DeviceRef caller, SipUri requestUri) {
    Optional<TenantDirectory> tenant = directory.tenant(requestUri.host());
    if (tenant.isEmpty()) {
      return refused(RoutingRefusal.FOREIGN_DOMAIN);
    }
    if (!tenant.get().domain().equals(caller.tenant())) {
      return refused(RoutingRefusal.OTHER_TENANT);
    }
    return tenant
        .get()
        .find(requestUri.user())
        .map(called -> collect(tenant.get(), caller, called))
        .orElseGet(() -> refused(RoutingRefusal.UNKNOWN_TARGET));
  }

  /**
   * Where a device can be reached now, the latest refreshed binding first; empty if nowhere.
   * Bindings over closed connections are left out: only the phone can open a new one.
   */
  public List<ReachableBinding> reachableBindings(DeviceRef device) {
    return reachable(location.bindings(device));
  }

  private RoutingResult collect(TenantDirectory tenant, DeviceRef caller, DirectoryEntry called) {
    TargetCollector collector = new TargetCollector(this, location, tenant, caller);
    if (called instanceof UserEntry user) {
      collector.addUser(user);
    } else if (called instanceof GroupEntry group) {
      collector.addGroup(group);
    } else if (called instanceof DeviceEntry device) {
      collector.addDevice(device);
    }
    return collector.result();
  }

  List<ReachableBinding> reachable(List<Binding> bindings) {
    return bindings.stream().sorted(LATEST_FIRST).flatMap(it -> reach(it).stream()).toList();
  }

  private Optional<ReachableBinding> reach(Binding binding) {
    return flows
        .find(binding.flow())
        .filter(Flow::isOpen)
        .map(it -> new ReachableBinding(binding, it));
  }

  private static RoutingResult refused(RoutingRefusal reason) {
    return new RoutingResult.Refused(reason, List.of());
  }
}
