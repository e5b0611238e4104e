package io.ringwerk.auth;

/** Why a request with credentials is refused for good. */
public enum RefusalReason {
  /** The credentials are right, but the device is disabled. */
  DEVICE_DISABLED(403),
  /** A credentials header field is not readable. */
  MALFORMED_CREDENTIALS(400),
  /**
   * The digest-uri is neither the Request-URI nor one of our names (RFC 7616 §3.4.6: 400): the
   * credentials were made for something else.
   */
  OTHER_DIGEST_URI(400);

  private final int status;

  RefusalReason(int status) {
    this.status = status;
  }

  /** The status code of the answer. */
  public int status() {
    return status;
  }
}
