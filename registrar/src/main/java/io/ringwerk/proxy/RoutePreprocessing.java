package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;
import java.util.List;
import java.util.Optional;

/**
 * Takes our own routes out of a request and reads what we wrote into them (RFC 3261 §16.4). Decides
 * only.
 *
 * <p>A Route is ours if it carries a token of ours, or names this server or one of its domains:
 * that is how phones write an outbound proxy. There are two with a token where the ends of a call
 * use different transports (RFC 5658).
 */
final class RoutePreprocessing {

  private final DialogRoutes dialogRoutes;
  private final Directory directory;

  RoutePreprocessing(DialogRoutes dialogRoutes, Directory directory) {
    this.dialogRoutes = dialogRoutes;
    this.directory = directory;
  }

  /** The request's routes without ours. */
  RouteSet process(SipRequest request) throws MalformedHeaderException {
    List<NameAddr> routes = request.routes();
    SipUri requestUri = request.requestUri();
    Optional<DialogRoute> inRequestUri = read(requestUri);
    if (routes.isEmpty() || inRequestUri.isEmpty()) {
      return withoutOwn(request, requestUri, routes);
    }
    // The previous hop is a strict router: it put our route into the Request-URI, and its own there
    // last.
    int last = routes.size() - 1;
    RouteSet set = withoutOwn(request, routes.get(last).uri(), routes.subList(0, last));
    Optional<DialogDirection> dialog = DialogRoutes.direction(inRequestUri.get(), request);
    return new RouteSet(set.requestUri(), set.routes(), set.dialog().or(() -> dialog));
  }

  private RouteSet withoutOwn(SipRequest request, SipUri requestUri, List<NameAddr> routes) {
    Optional<DialogDirection> dialog = Optional.empty();
    int own = 0;
    for (NameAddr route : routes) {
      Optional<DialogRoute> ours = read(route.uri());
      if (ours.isEmpty() && directory.tenant(route.uri().host()).isEmpty()) {
        break;
      }
      dialog = dialog.or(() -> ours.flatMap(it -> DialogRoutes.direction(it, request)));
      own++;
    }
    return new RouteSet(requestUri, routes.subList(own, routes.size()), dialog);
  }

  private Optional<DialogRoute> read(SipUri uri) {
    return dialogRoutes.read(uri.user());
  }
}
