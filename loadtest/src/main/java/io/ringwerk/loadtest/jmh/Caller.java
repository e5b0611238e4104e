package io.ringwerk.loadtest.jmh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A device's answers to digest challenges (RFC 7616 §3.4), in MD5; its password is its id. */
final class Caller {

  private static final HexFormat HEX = HexFormat.of();

  private final String device;
  private final MessageDigest md5;
  private final String ha1;

  Caller(String device) {
    this.device = device;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has MD5", missing);
    }
    this.ha1 = hash(device + ":" + Household.DOMAIN + ":" + device);
  }

  /** The value of Authorization or Proxy-Authorization. */
  String credentials(String nonce, long count, String method, String uri) {
    String nc = "%08x".formatted(count);
    String response =
        hash(String.join(":", ha1, nonce, nc, "0a4f113b", "auth", hash(method + ":" + uri)));
    return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, cnonce=\"0a4f113b\", qop=auth, nc=%s"
        .formatted(device, Household.DOMAIN, nonce, uri, response, nc);
  }

  /** The nonce of a challenge. */
  static String nonce(String challenge) {
    int from = challenge.indexOf("nonce=\"") + "nonce=\"".length();
    return challenge.substring(from, challenge.indexOf('"', from));
  }

  private String hash(String text) {
    return HEX.formatHex(md5.digest(text.getBytes(ISO_8859_1)));
  }
}
