package io.ringwerk.proxy;

import io.ringwerk.routing.ReachableBinding;
import io.ringwerk.routing.Router;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.FlowRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the way to one end of a dialog: the flow the dialog began on, or where its device is
 * registered by now. A phone may change its address during a call, or come back over a new
 * connection. No state.
 */
final class DialogDestinations {

  private final FlowRegistry flows;
  private final Router router;

  DialogDestinations(FlowRegistry flows, Router router) {
    this.flows = flows;
    this.router = router;
  }

  /** The flows to try, best first; empty if the device is not connected. */
  List<Flow> flowsTo(DialogEnd end) {
    Optional<Flow> original = flows.find(end.flow()).filter(Flow::isOpen);
    List<Flow> registered =
        router.reachableBindings(end.device()).stream().map(ReachableBinding::flow).toList();
    Map<FlowId, Flow> ordered = new LinkedHashMap<>();
    if (!hasMoved(end, registered)) {
      original.ifPresent(flow -> ordered.put(flow.id(), flow));
    }
    registered.forEach(flow -> ordered.putIfAbsent(flow.id(), flow));
    original.ifPresent(flow -> ordered.putIfAbsent(flow.id(), flow));
    return List.copyOf(ordered.values());
  }

  /**
   * A flow over datagrams always seems open: only the registration tells that nobody is there any
   * more.
   */
  private static boolean hasMoved(DialogEnd end, List<Flow> registered) {
    return end.registeredFlow()
        && !registered.isEmpty()
        && registered.stream().noneMatch(flow -> flow.id().equals(end.flow()));
  }
}
