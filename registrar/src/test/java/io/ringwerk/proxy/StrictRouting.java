package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;

/**
 * A request as a strict router sends it to us (RFC 3261 §16.4): our route in the Request-URI, the
 * Request-URI as last route.
 *
 * @param request the request as a loose router would send it
 * @param ourRoute our route in it
 * @param requestUri its Request-URI
 */
record StrictRouting(String request, String ourRoute, String requestUri) {

  SipRequest message() {
    String uri = ourRoute.substring(1, ourRoute.length() - 1);
    String text =
        request
            .replace("Route: " + ourRoute, "Route: <" + requestUri + ">")
            .replaceFirst("^(\\S+) \\S+", "$1 " + uri);
    return (SipRequest) TestMessages.parse(text);
  }
}
