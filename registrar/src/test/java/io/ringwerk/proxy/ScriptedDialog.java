package io.ringwerk.proxy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.NameAddr;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One end of a dialog, as its phone keeps it (RFC 3261 §12). */
final class ScriptedDialog {

  private final DialogOwner owner;
  private final String callId;
  private final NameAddr local;
  private final NameAddr remote;
  private final String remoteTarget;
  private final List<String> routes;
  private long cseq;

  private ScriptedDialog(
      DialogOwner owner,
      SipRequest invite,
      NameAddr local,
      NameAddr remote,
      SipMessage remoteMessage,
      List<String> routes) {
    this.owner = owner;
    this.callId = invite.callId();
    this.local = local;
    this.remote = remote;
    this.remoteTarget = contact(remoteMessage);
    this.routes = routes;
    this.cseq = invite.cseq().sequence();
  }

  /** RFC 3261 §12.1.2: the route set is the response's Record-Route in reverse order. */
  static ScriptedDialog ofCaller(DialogOwner owner, SipRequest invite, SipResponse response) {
    List<String> routes = recordRoutes(response);
    Collections.reverse(routes);
    return new ScriptedDialog(owner, invite, from(response), to(response), response, routes);
  }

  /** RFC 3261 §12.1.1: the route set is the request's Record-Route. */
  static ScriptedDialog ofCallee(DialogOwner owner, SipRequest invite) {
    return new ScriptedDialog(
        owner, invite, to(invite), from(invite), invite, recordRoutes(invite));
  }

  /** The route set. */
  List<String> routes() {
    return routes;
  }

  /** Whether a message belongs to the dialog: whether it carries the tag of the other end. */
  boolean isWith(String tag) {
    return remote.tag().orElse("").equals(tag);
  }

  /** Sends a request in the dialog. */
  SipRequest sends(String method) {
    return owner.sends(request(method).build());
  }

  /** A request in the dialog, to be refined. */
  TestMessages.TestRequest request(String method) {
    long number = method.equals("ACK") ? cseq : ++cseq;
    TestMessages.TestRequest request =
        TestMessages.request(method)
            .requestUri(remoteTarget)
            .from(local.uri().text())
            .fromTag(local.tag().orElse(owner.tag()))
            .to(remote.uri().text())
            .toTag(remote.tag().orElseThrow())
            .callId(callId)
            .cseq(number)
            .branch(owner.nextBranch())
            .contact("<" + owner.contact() + ">");
    routes.forEach(route -> request.header(HeaderName.ROUTE, route));
    return request;
  }

  private static List<String> recordRoutes(SipMessage message) {
    return new ArrayList<>(message.values(HeaderName.RECORD_ROUTE));
  }

  private static NameAddr from(SipMessage message) {
    try {
      return message.from();
    } catch (MalformedHeaderException e) {
      throw new AssertionError(e);
    }
  }

  private static NameAddr to(SipMessage message) {
    try {
      return message.to();
    } catch (MalformedHeaderException e) {
      throw new AssertionError(e);
    }
  }

  private static String contact(SipMessage message) {
    try {
      return message.contacts().get(0).uriText();
    } catch (MalformedHeaderException e) {
      throw new AssertionError(e);
    }
  }
}
