package io.ringwerk.routing;

import io.ringwerk.provisioning.directory.DeviceRef;

/**
 * A device of the called user that is left out, so that "why did my phone not ring?" has an answer.
 *
 * @param device the device
 * @param reason why it is not rung
 */
public record SkippedDevice(DeviceRef device, SkipReason reason) {}
