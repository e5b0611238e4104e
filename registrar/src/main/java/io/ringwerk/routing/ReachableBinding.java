package io.ringwerk.routing;

import io.ringwerk.location.Binding;
import io.ringwerk.sip.flow.Flow;

/**
 * A binding together with the open flow that leads to it.
 *
 * @param binding the registered contact (RFC 3261 §10)
 * @param flow the flow the contact was registered over
 */
public record ReachableBinding(Binding binding, Flow flow) {}
