package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.routing.RoutingResult;
import io.ringwerk.routing.TargetSet;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what becomes of a call's branches and tells the {@link CallListener}. Belongs to its
 * shard.
 */
final class CallReport {

  private final String callId;
  private final CallListener listener;
  private final Scheduler time;
  private final List<BranchReport> branches = new ArrayList<>(4);

  CallReport(SipRequest invite, CallListener listener, Scheduler time) {
    this.callId = invite.callId();
    this.listener = listener;
    this.time = time;
  }

  void started(DeviceRef caller, String called, TargetSet targets) {
    listener.happened(new CallEvent.Started(callId, time.now(), caller, called, targets));
  }

  void notRouted(DeviceRef caller, String called, RoutingResult.Refused refused) {
    listener.happened(
        new CallEvent.NotRouted(
            callId, time.now(), caller, called, refused.reason(), refused.skipped()));
  }

  /** The part of the report that a device's branch fills in. */
  BranchListener branch(DeviceRef device) {
    BranchReport branch = new BranchReport(device);
    branches.add(branch);
    return branch;
  }

  void ended(CallOutcome outcome, int status) {
    List<BranchOutcome> outcomes = branches.stream().flatMap(it -> it.outcome.stream()).toList();
    listener.happened(new CallEvent.Ended(callId, time.now(), outcome, status, outcomes));
  }

  private final class BranchReport implements BranchListener {

    private final DeviceRef device;
    private Optional<NextHop> lastHop = Optional.empty();
    private Optional<BranchOutcome> outcome = Optional.empty();

    BranchReport(DeviceRef device) {
      this.device = device;
    }

    @Override
    public void sent(NextHop hop) {
      lastHop = Optional.of(hop);
    }

    @Override
    public void provisional(int status) {
      listener.happened(new CallEvent.Ringing(callId, time.now(), device, status));
    }

    @Override
    public void answered(int status) {
      ended(BranchResult.ANSWERED, status);
      listener.happened(new CallEvent.Answered(callId, time.now(), device));
    }

    @Override
    public void failed(BranchResult result, int status) {
      ended(result, status);
    }

    private void ended(BranchResult result, int status) {
      outcome =
          lastHop.map(
              hop -> new BranchOutcome(device, hop.requestUri(), hop.flow().id(), result, status));
    }
  }
}
