package io.ringwerk.proxy;

import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.SipUri;
import java.util.Optional;

/**
 * Answers OPTIONS that ask this server about itself (RFC 3261 §11), without a transaction and
 * without asking for credentials: phones and monitors use it to see whether the server lives.
 * Shared across shards; it has no state.
 */
public final class OptionsResponder {

  private static final String ALLOW =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, PRACK, UPDATE, INFO, SUBSCRIBE, NOTIFY, REFER, MESSAGE";

  private final Directory directory;

  /** A responder for the domains and addresses the directory knows. */
  public OptionsResponder(Directory directory) {
    this.directory = directory;
  }

  /**
   * The answer if the request is an OPTIONS for the server itself; empty if it is to be proxied.
   */
  public Optional<SipResponse> answer(SipRequest request) {
    if (request.method() != SipMethod.OPTIONS || !isForServer(request)) {
      return Optional.empty();
    }
    return Optional.of(capabilities(request));
  }

  /** What this server can do (RFC 3261 §11.2). */
  SipResponse capabilities(SipRequest request) {
    return ResponseBuilder.to(request, 200)
        .header(HeaderName.ALLOW, ALLOW)
        .header(HeaderName.ACCEPT, "application/sdp")
        .header(HeaderName.SUPPORTED, "")
        .build();
  }

  private boolean isForServer(SipRequest request) {
    try {
      SipUri uri = request.requestUri();
      return uri.user().isEmpty() && directory.tenant(uri.host()).isPresent();
    } catch (MalformedHeaderException unreadable) {
      return false;
    }
  }
}
