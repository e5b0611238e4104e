package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipResponse;

/**
 * A request is not forwarded but answered.
 *
 * @param event what is counted
 * @param response the answer
 */
record Rejection(ProxyEvent event, SipResponse response) {}
