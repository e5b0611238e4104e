package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;

/**
 * What became of one device of a call.
 *
 * @param device the device
 * @param contact the Request-URI it was called with last
 * @param flow the flow it was called over last
 * @param result how it ended
 * @param status the final status of the branch: the device's own, or 408, 487, 503 in its place
 */
public record BranchOutcome(
    DeviceRef device, String contact, FlowId flow, BranchResult result, int status) {}
