package io.ringwerk.routing;

/** Why a request has no target, each with the status it is answered with. */
public enum RoutingRefusal {
  /** The Request-URI names a domain that is not ours: this is no open relay. */
  FOREIGN_DOMAIN(403, "Domain not served here"),
  /** The Request-URI names another tenant's domain. */
  OTHER_TENANT(403, "Domain of another tenant"),
  /** Nothing in the tenant's name space has this name or number (RFC 3261 §21.4.5). */
  UNKNOWN_TARGET(404, "Not Found"),
  /** The name is known, but no device of it can be rung (RFC 3261 §21.4.18). */
  NOBODY_REACHABLE(480, "Not registered"),
  /** Nobody is left to ring but the calling device itself. */
  ONLY_THE_CALLER(480, "No other device registered");

  private final int status;
  private final String reasonPhrase;

  RoutingRefusal(int status, String reasonPhrase) {
    this.status = status;
    this.reasonPhrase = reasonPhrase;
  }

  /** The SIP status code to answer with. */
  public int status() {
    return status;
  }

  /** The reason phrase to answer with. */
  public String reasonPhrase() {
    return reasonPhrase;
  }
}
