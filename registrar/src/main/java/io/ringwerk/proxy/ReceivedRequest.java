package io.ringwerk.proxy;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.DigestCredentials;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * A valid request with everything read that forwarding needs, so that nothing malformed turns up
 * later.
 *
 * @param request the request as received
 * @param flow the flow it came over
 * @param routes its routes without ours
 * @param maxForwards Max-Forwards for the next hop
 * @param otherCredentials its Proxy-Authorization values that are meant for others (RFC 3261 §22.3)
 */
record ReceivedRequest(
    SipRequest request,
    Flow flow,
    RouteSet routes,
    int maxForwards,
    List<String> otherCredentials) {

  /** What a request without Max-Forwards is forwarded with (RFC 3261 §16.6 step 3). */
  private static final int DEFAULT_MAX_FORWARDS = 70;

  /** Takes a copy of the credentials. */
  ReceivedRequest {
    otherCredentials = List.copyOf(otherCredentials);
  }

  /**
   * Reads the request.
   *
   * @param realm ours, whose credentials stay here
   */
  static ReceivedRequest of(SipRequest request, Flow flow, RouteSet routes, String realm)
      throws MalformedHeaderException {
    int maxForwards = request.maxForwards().orElse(DEFAULT_MAX_FORWARDS + 1) - 1;
    return new ReceivedRequest(
        request, flow, routes, maxForwards, otherCredentials(request, realm));
  }

  private static List<String> otherCredentials(SipRequest request, String realm) {
    List<String> others = new ArrayList<>();
    for (String value : request.values(HeaderName.PROXY_AUTHORIZATION)) {
      if (!isFor(realm, value)) {
        others.add(value);
      }
    }
    return others;
  }

  private static boolean isFor(String realm, String credentials) {
    try {
      return DigestCredentials.parse(credentials).realm().equals(realm);
    } catch (MalformedHeaderException notDigest) {
      return false; // some scheme of somebody else's
    }
  }
}
