package io.ringwerk.sip.message;

import java.util.Optional;

/**
 * A Digest challenge of a WWW-Authenticate or Proxy-Authenticate header field (RFC 3261 §20.44,
 * §20.27, RFC 7616 §3.3).
 *
 * @param realm the realm
 * @param nonce the nonce
 * @param algorithm the algorithm; absent means MD5
 * @param qop the qualities of protection on offer, comma-separated
 * @param opaque to be sent back as it is
 * @param stale whether only the nonce was too old
 */
public record DigestChallenge(
    String realm,
    String nonce,
    Optional<String> algorithm,
    Optional<String> qop,
    Optional<String> opaque,
    boolean stale) {}
