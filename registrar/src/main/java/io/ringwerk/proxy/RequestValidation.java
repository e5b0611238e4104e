package io.ringwerk.proxy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks a request before anything is done with it, in the order of RFC 3261 §16.3. Decides only.
 */
final class RequestValidation {

  private RequestValidation() {}

  /**
   * Why the request is not forwarded; empty if it may be.
   *
   * @param loops recognises what we forwarded before
   * @param options answers OPTIONS that may go no further
   * @throws MalformedHeaderException if a header field it looks at does not follow its grammar
   */
  static Optional<Rejection> check(
      SipRequest request, LoopDetection loops, OptionsResponder options)
      throws MalformedHeaderException {
    request.from();
    request.to();
    if (!request.requestUri().scheme().equals("sip")) {
      return rejection(ProxyEvent.UNSUPPORTED_URI_SCHEME, request, 416);
    }
    OptionalInt maxForwards = request.maxForwards();
    if (maxForwards.isPresent() && maxForwards.getAsInt() == 0) {
      return Optional.of(tooManyHops(request, options));
    }
    if (loops.isLoop(request)) {
      return rejection(ProxyEvent.LOOP, request, 482);
    }
    return proxyRequire(request);
  }

  /** RFC 3261 §16.3 step 3: who traces the way of a request may learn that it ends here (§11). */
  private static Rejection tooManyHops(SipRequest request, OptionsResponder options) {
    return new Rejection(
        ProxyEvent.TOO_MANY_HOPS,
        request.method() == SipMethod.OPTIONS
            ? options.capabilities(request)
            : ResponseBuilder.to(request, 483).build());
  }

  /** RFC 3261 §16.3 step 5: we have no extension that a request could require of a proxy. */
  private static Optional<Rejection> proxyRequire(SipRequest request) {
    List<String> required = request.values(HeaderName.PROXY_REQUIRE);
    if (required.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            ProxyEvent.BAD_EXTENSION,
            ResponseBuilder.to(request, 420)
                .header(HeaderName.UNSUPPORTED, String.join(", ", required))
                .build()));
  }

  private static Optional<Rejection> rejection(ProxyEvent event, SipRequest request, int status) {
    return Optional.of(new Rejection(event, ResponseBuilder.to(request, status).build()));
  }
}
