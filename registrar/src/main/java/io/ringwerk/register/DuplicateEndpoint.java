package io.ringwerk.register;

import io.netty.util.NetUtil;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * One of the endpoints that share a device's credentials.
 *
 * @param callId the Call-ID of its registration: which binding is its own
 * @param contact the Contact URI it registered last
 * @param transport what it registered over
 * @param remote address and port it registered from
 * @param userAgent what it calls itself
 * @param since when it was first heard
 * @param heardAt when it was last heard
 * @param expiresAt when its registration ends unless refreshed
 */
public record DuplicateEndpoint(
    String callId,
    String contact,
    TransportProtocol transport,
    InetSocketAddress remote,
    Optional<String> userAgent,
    Instant since,
    Instant heardAt,
    Instant expiresAt) {

  static DuplicateEndpoint of(EndpointHistory history) {
    return new DuplicateEndpoint(
        history.callId(),
        history.latest().contact(),
        history.latest().flow().transport(),
        history.latest().flow().remote(),
        history.latest().endpoint().userAgent(),
        history.since(),
        history.heardAt(),
        history.latest().expiresAt());
  }

  /** The endpoint in one line: address, transport, agent, since. */
  public String inWords() {
    return "%s over %s (%s) since %s"
        .formatted(
            NetUtil.toSocketAddressString(remote),
            transport.viaToken(),
            userAgent.orElse("no User-Agent"),
            since);
  }
}
