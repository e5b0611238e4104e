package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;

/**
 * One end of a dialog.
 *
 * @param device the device
 * @param flow the flow it used when the dialog began
 * @param registeredFlow whether the device was registered over that flow then: if it is registered
 *     over others only later, its address has changed, and requests follow it there
 */
record DialogEnd(DeviceRef device, FlowId flow, boolean registeredFlow) {}
