package io.ringwerk.sip.message;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Digest credentials of an Authorization or Proxy-Authorization header field (RFC 3261 §20.7,
 * §22.4; RFC 7616 §3.4), quotes removed, quoted pairs resolved.
 *
 * @param username the user name
 * @param realm the realm
 * @param nonce the nonce
 * @param uri the digest-uri
 * @param response the response, hexadecimal digits as they were sent
 * @param algorithm the algorithm; absent means MD5
 * @param cnonce the client nonce
 * @param opaque the opaque value
 * @param qop the quality of protection
 * @param nonceCountText the nonce count {@code nc} as it was sent, for it is hashed as sent
 */
public record DigestCredentials(
    String username,
    String realm,
    String nonce,
    String uri,
    String response,
    Optional<String> algorithm,
    Optional<String> cnonce,
    Optional<String> opaque,
    Optional<String> qop,
    Optional<String> nonceCountText) {

  /** Reads one value, as in {@code Digest username="1234567e0", realm="…", …}. */
  public static DigestCredentials parse(String text) throws MalformedHeaderException {
    Cursor cursor = Cursor.of(HeaderName.AUTHORIZATION.canonical(), text);
    return DigestScanner.read(cursor)
        .orElseThrow(() -> cursor.malformed("Digest credentials expected"));
  }

  /** The nonce count, eight hexadecimal digits; absent if there is none or it is no such number. */
  public OptionalLong nonceCount() {
    String text = nonceCountText.orElse("");
    if (text.length() != 8 || !SipCharacters.areAll(text, SipCharacters.HEX)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text, 16));
  }

  /** The credentials without the response: it is worth a guess at the password. */
  @Override
  public String toString() {
    return "Digest username=" + username + ", realm=" + realm;
  }
}
