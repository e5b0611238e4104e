package io.ringwerk.proxy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which event packages exist here (RFC 6665). This server serves none itself; some are served by
 * devices, and a subscription to them is forwarded like any other request. Everything else, such as
 * {@code message-summary} at boot, is refused at once, so that phones neither wait nor retry for
 * long.
 */
final class EventPackages {

  private static final Set<String> SERVED_BY_DEVICES =
      Set.of("conference", "dialog", "kpml", "presence", "refer");
  private static final String ALLOW_EVENTS = String.join(", ", new TreeSet<>(SERVED_BY_DEVICES));

  private EventPackages() {}

  /**
   * The 489 for a subscription or publication that nobody here could serve (RFC 6665 §4.2.1.1, RFC
   * 3903 §6); empty for any other request.
   */
  static Optional<Rejection> check(SipRequest request) {
    boolean refused =
        switch (request.method()) {
          case SUBSCRIBE -> !isServed(request);
          case PUBLISH -> true; // published state needs a compositor, and no device is one
          default -> false;
        };
    return refused ? Optional.of(badEvent(request)) : Optional.empty();
  }

  /** The answer to a subscription that nobody here serves. */
  static Rejection badEvent(SipRequest request) {
    return new Rejection(
        ProxyEvent.BAD_EVENT,
        ResponseBuilder.to(request, 489).header(HeaderName.ALLOW_EVENTS, ALLOW_EVENTS).build());
  }

  private static boolean isServed(SipRequest request) {
    return request
        .value(HeaderName.EVENT)
        .map(EventPackages::eventType)
        .map(SERVED_BY_DEVICES::contains)
        .orElse(false);
  }

  private static String eventType(String event) {
    int parameters = event.indexOf(';');
    String type = parameters < 0 ? event : event.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
