package io.ringwerk.proxy;

import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.SipUri;
import java.util.List;
import java.util.Optional;

/**
 * Where a request says it wants to go, after pre-processing (RFC 3261 §16.4): our own routes are
 * out, and what strict routers did is undone.
 *
 * @param requestUri the Request-URI
 * @param routes the Route values below ours
 * @param dialog the dialog the request belongs to, if it carried a route we wrote for that dialog
 */
record RouteSet(SipUri requestUri, List<NameAddr> routes, Optional<DialogDirection> dialog) {

  /** Takes a copy of the routes. */
  RouteSet {
    routes = List.copyOf(routes);
  }

  /** Whether the request wants to go on to somebody else after us. */
  boolean leadsElsewhere() {
    return !routes.isEmpty();
  }
}
