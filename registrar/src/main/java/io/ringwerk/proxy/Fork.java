package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.routing.DeviceTarget;
import io.ringwerk.routing.TargetSet;
import io.ringwerk.routing.UserTargets;
import java.util.List;

/**
 * Builds the legs of one request outside a dialog: a branch for each device, a response context for
 * each user, and one around them for a group (RFC 3261 §16.6).
 */
final class Fork {

  private final ProxyShard shard;
  private final RequestForwarding forwarding;
  private final ReceivedRequest received;
  private final DialogEnd caller;
  private final BranchListeners listeners;

  /** Who hears of each device's branch. */
  @FunctionalInterface
  interface BranchListeners {
    /** The listener for this device's branch. */
    BranchListener of(DeviceRef device);
  }

  /**
   * A fork that is not built yet.
   *
   * @param caller the end of the dialog that may come of it
   */
  Fork(
      ProxyShard shard,
      RequestForwarding forwarding,
      ReceivedRequest received,
      DialogEnd caller,
      BranchListeners listeners) {
    this.shard = shard;
    this.forwarding = forwarding;
    this.received = received;
    this.caller = caller;
    this.listeners = listeners;
  }

  /** The leg that rings all targets at once. */
  Leg build(TargetSet targets, ResponseSink sink) {
    if (targets.users().size() == 1) {
      return user(targets.users().get(0), sink);
    }
    ResponseContext group = new ResponseContext(sink, GlobalFailure.SPEAKS_FOR_MEMBER);
    for (UserTargets member : targets.users()) {
      group.add(user(member, group));
    }
    return group;
  }

  private Leg user(UserTargets user, ResponseSink sink) {
    ResponseContext context = new ResponseContext(sink, GlobalFailure.ENDS_CONTEXT);
    for (DeviceTarget device : user.devices()) {
      context.add(branch(device, context));
    }
    return context;
  }

  private Branch branch(DeviceTarget target, ResponseSink sink) {
    DeviceRef device = target.device().ref();
    List<NextHop> hops =
        target.bindings().stream()
            .map(reachable -> new NextHop(reachable.flow(), reachable.binding().contact()))
            .toList();
    HopRequests requests = hop -> forwarding.toDevice(received, dialogTo(device, hop), hop);
    return new Branch(shard, received.request(), requests, hops, sink, listeners.of(device));
  }

  private DialogRoute dialogTo(DeviceRef device, NextHop hop) {
    long dialog = DialogRoutes.dialog(received.request(), received.request().fromTag().orElse(""));
    return new DialogRoute(dialog, caller, new DialogEnd(device, hop.flow().id(), true));
  }
}
