package io.ringwerk.proxy;

import io.ringwerk.sip.flow.Flow;

/**
 * Where a branch sends its request (RFC 3261 §16.6 steps 2 and 7): over this flow, with this
 * Request-URI. No DNS: every next hop is a device that came to us over its flow.
 *
 * @param flow the flow to send over
 * @param requestUri the Request-URI as it goes on the wire
 */
record NextHop(Flow flow, String requestUri) {}
