package io.ringwerk.auth;

import io.ringwerk.sip.message.DigestCredentials;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import java.util.List;

/**
 * As what we ask for credentials: that decides status and header fields (RFC 3261 §22.2, §22.3).
 */
public enum AuthenticationRole {
  /** As registrar or other user agent server: 401, WWW-Authenticate, Authorization. */
  REGISTRAR(401, HeaderName.WWW_AUTHENTICATE, HeaderName.AUTHORIZATION),
  /** As proxy: 407, Proxy-Authenticate, Proxy-Authorization. */
  PROXY(407, HeaderName.PROXY_AUTHENTICATE, HeaderName.PROXY_AUTHORIZATION);

  private final int status;
  private final HeaderName challengeHeader;
  private final HeaderName credentialsHeader;

  AuthenticationRole(int status, HeaderName challengeHeader, HeaderName credentialsHeader) {
    this.status = status;
    this.challengeHeader = challengeHeader;
    this.credentialsHeader = credentialsHeader;
  }

  /** The status of a challenge. */
  public int status() {
    return status;
  }

  /** The header field that carries a challenge, one line for each algorithm. */
  public HeaderName challengeHeader() {
    return challengeHeader;
  }

  /** The header field in which the answer comes. */
  public HeaderName credentialsHeader() {
    return credentialsHeader;
  }

  /** The digest credentials that the request carries for this role. */
  List<DigestCredentials> credentials(SipRequest request) throws MalformedHeaderException {
    return switch (this) {
      case REGISTRAR -> request.authorization();
      case PROXY -> request.proxyAuthorization();
    };
  }
}
