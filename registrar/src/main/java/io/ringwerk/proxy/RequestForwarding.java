package io.ringwerk.proxy;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.RequestEditor;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;
import java.util.List;

/**
 * Makes the requests that are forwarded out of those received: few edits, everything else passes
 * through untouched (RFC 3261 §16.6). Belongs to its shard.
 */
final class RequestForwarding {

  private final AdvertisedAddresses addresses;
  private final DialogRoutes dialogRoutes;
  private final LoopDetection loops;

  RequestForwarding(AdvertisedAddresses addresses, DialogRoutes dialogRoutes, LoopDetection loops) {
    this.addresses = addresses;
    this.dialogRoutes = dialogRoutes;
    this.loops = loops;
  }

  /**
   * A request outside a dialog as it goes to one device.
   *
   * @param dialog its two ends, in case it opens a dialog
   */
  SipRequest toDevice(ReceivedRequest received, DialogRoute dialog, NextHop hop) {
    RequestEditor editor = edit(received, hop);
    editor.requestUri(hop.requestUri());
    // RFC 7315 §4.2: the phone learns which of its names and numbers was called.
    editor.set(HeaderName.P_CALLED_PARTY_ID, "<" + received.routes().requestUri().text() + ">");
    recordRoute(editor, received, dialog, hop);
    return editor.build();
  }

  /** A request in a dialog as it goes to the dialog's other end. */
  SipRequest inDialog(ReceivedRequest received, DialogRoute dialog, NextHop hop) {
    RequestEditor editor = edit(received, hop);
    follow(editor, received.routes());
    recordRoute(editor, received, dialog, hop);
    return editor.build();
  }

  private RequestEditor edit(ReceivedRequest received, NextHop hop) {
    RequestEditor editor = RequestEditor.of(received.request());
    editor.maxForwards(received.maxForwards());
    editor.remove(HeaderName.ROUTE);
    editor.remove(HeaderName.PROXY_AUTHORIZATION);
    for (String credentials : received.otherCredentials()) {
      editor.add(HeaderName.PROXY_AUTHORIZATION, credentials);
    }
    return editor.prependVia(via(received, hop.flow()));
  }

  private String via(ReceivedRequest received, Flow out) {
    return "SIP/2.0/"
        + out.transport().viaToken()
        + ' '
        + addresses.hostPort(out)
        + ";branch="
        + loops.branch(received.request());
  }

  /**
   * The routes that remain; a strict router on top of them gets its Request-URI (RFC 3261 §16.6
   * step 6).
   */
  private static void follow(RequestEditor editor, RouteSet set) {
    List<NameAddr> routes = set.routes();
    if (routes.isEmpty() || routes.get(0).uri().isLooseRouter()) {
      editor.requestUri(set.requestUri().text());
      routes.forEach(route -> addRoute(editor, route.uri()));
      return;
    }
    editor.requestUri(routes.get(0).uri().text());
    routes.stream().skip(1).forEach(route -> addRoute(editor, route.uri()));
    addRoute(editor, set.requestUri());
  }

  private static void addRoute(RequestEditor editor, SipUri uri) {
    editor.add(HeaderName.ROUTE, "<" + uri.text() + ">");
  }

  /**
   * Keeps us in the path of the dialog the request may open (RFC 3261 §16.6 step 4): with one
   * value, or, where the two sides reach us differently, with one for each (RFC 5658 §5).
   */
  private void recordRoute(
      RequestEditor editor, ReceivedRequest received, DialogRoute dialog, NextHop hop) {
    if (!mayOpenDialog(received.request().method())) {
      return;
    }
    String token = dialogRoutes.token(dialog);
    String behind = routeUri(token, received.flow());
    String ahead = routeUri(token, hop.flow());
    editor.prepend(HeaderName.RECORD_ROUTE, behind);
    if (!ahead.equals(behind)) {
      editor.prepend(HeaderName.RECORD_ROUTE, ahead);
    }
  }

  /**
   * A NOTIFY may arrive before the response to the SUBSCRIBE, and then opens the dialog (RFC 6665
   * §4.1.2.4).
   */
  private static boolean mayOpenDialog(SipMethod method) {
    return switch (method) {
      case INVITE, SUBSCRIBE, NOTIFY, REFER -> true;
      default -> false;
    };
  }

  private String routeUri(String token, Flow flow) {
    TransportProtocol transport = flow.transport();
    String parameter = transport == TransportProtocol.UDP ? "" : ";transport=" + transport;
    return "<sip:" + token + '@' + addresses.hostPort(flow) + parameter + ";lr>";
  }
}
