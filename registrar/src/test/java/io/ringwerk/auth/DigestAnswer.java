package io.ringwerk.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a phone answers a challenge, for tests: computed from text with the JDK alone, after RFC 7616
 * §3.4.1, so that it shares nothing with what it tests.
 *
 * @param username the user name typed into the phone
 * @param password the password typed into it
 * @param nonceCount the count of the next request with the nonce
 * @param uri the digest-uri; the Request-URI if empty
 * @param withQop whether it follows RFC 7616, or RFC 2069
 */
public record DigestAnswer(
    String username, String password, long nonceCount, Optional<String> uri, boolean withQop) {

  private static final String CNONCE = "0a4f113b";

  /** What an ordinary phone answers to its first challenge. */
  public static DigestAnswer of(String username, String password) {
    return new DigestAnswer(username, password, 1, Optional.empty(), true);
  }

  /** The same phone at a later request with the same nonce. */
  public DigestAnswer nonceCount(long count) {
    return new DigestAnswer(username, password, count, uri, withQop);
  }

  /** The same phone, signing another URI. */
  public DigestAnswer uri(String digestUri) {
    return new DigestAnswer(username, password, nonceCount, Optional.of(digestUri), withQop);
  }

  /** The same phone, before qop was invented (RFC 2069). */
  public DigestAnswer withoutQop() {
    return new DigestAnswer(username, password, nonceCount, uri, false);
  }

  /** The value of Authorization or Proxy-Authorization. */
  public String to(String challenge, String method, String requestUri) {
    String algorithm = parameter(challenge, "algorithm").orElse("MD5");
    String realm = parameter(challenge, "realm").orElseThrow();
    String nonce = parameter(challenge, "nonce").orElseThrow();
    String digestUri = uri.orElse(requestUri);
    String protection = withQop ? String.format("%08x:%s:auth:", nonceCount, CNONCE) : "";
    String ha1 = hash(algorithm, username + ":" + realm + ":" + password);
    String ha2 = hash(algorithm, method + ":" + digestUri);
    String response = hash(algorithm, ha1 + ":" + nonce + ":" + protection + ha2);
    return String.format(
            "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=%s",
            username, realm, nonce, digestUri, response, algorithm)
        + (withQop ? String.format(", qop=auth, nc=%08x, cnonce=\"%s\"", nonceCount, CNONCE) : "");
  }

  /** One parameter of a challenge. */
  public static Optional<String> parameter(String challenge, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]*)\"?").matcher(challenge);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
