package io.ringwerk.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone's answer to a digest challenge (RFC 7616 §3.4), in MD5. */
final class DigestAnswer {

  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");
  private static final String COUNT = "00000001";
  private static final String CLIENT_NONCE = "0a4f113b";

  private DigestAnswer() {}

  /** The value of Proxy-Authorization. */
  static String to(SipResponse challenge, SipRequest request, String username, String password) {
    String value = challenge.value(HeaderName.PROXY_AUTHENTICATE).orElseThrow();
    String nonce = find(NONCE, value);
    String realm = find(REALM, value);
    String uri = request.requestUriText();
    String ha1 = md5(username + ":" + realm + ":" + password);
    String ha2 = md5(request.methodName() + ":" + uri);
    String response = md5(String.join(":", ha1, nonce, COUNT, CLIENT_NONCE, "auth", ha2));
    return """
        Digest username="%s", realm="%s", nonce="%s", uri="%s", response="%s", algorithm=MD5, \
        qop=auth, nc=%s, cnonce="%s\""""
        .formatted(username, realm, nonce, uri, response, COUNT, CLIENT_NONCE);
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static String md5(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
