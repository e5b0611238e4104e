package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  private static final Subscriber BEN = new Subscriber("ben", "example.org", "sécret");

  private final DigestResponse digest = new DigestResponse();
  private final Challenge challenge = new Challenge();
  private final Authorization authorization =
      new Authorization("Authorization", BEN, "REGISTER", "sip:example.org");

  @Test
  void answersAChallengeWithQualityOfProtection() throws Exception {
    challenged("Digest realm=\"r 1\", nonce=\"abc\", qop=\"auth,auth-int\", opaque=\"o\"");

    authorization.sign(digest);

    String response =
        md5(
            md5("ben:r 1:sécret")
                + ":abc:00000001:0a4f113b:auth:"
                + md5("REGISTER:sip:example.org"));
    assertThat(line())
        .isEqualTo(
            "Authorization: Digest username=\"ben\", realm=\"r 1\", uri=\"sip:example.org\", algorithm=MD5,"
                + " qop=auth, cnonce=\"0a4f113b\", nc=00000001, response=\""
                + response
                + "\", nonce=\"abc\", opaque=\"o\"\r\n");
  }

  @Test
  void countsUpOnTheSameNonceAndFromOneOnAnother() {
    challenged("Digest realm=\"r\", nonce=\"first\", qop=\"auth\"");
    authorization.sign(digest);
    authorization.sign(digest);
    assertThat(line()).contains("nc=00000002", "nonce=\"first\"\r\n");

    challenged("Digest realm=\"r\", nonce=\"a much longer second nonce\", qop=\"auth\"");
    authorization.sign(digest);

    assertThat(line()).contains("nc=00000001", "nonce=\"a much longer second nonce\"\r\n");
  }

  @Test
  void answersAChallengeWithoutQualityOfProtection() throws Exception {
    challenged("Digest nonce=\"abc\",realm=\"r\"");

    authorization.sign(digest);

    String response = md5(md5("ben:r:sécret") + ":abc:" + md5("REGISTER:sip:example.org"));
    assertThat(line()).contains("response=\"" + response + "\"").doesNotContain("nc=");
  }

  @Test
  void followsANewRealm() throws Exception {
    challenged("Digest realm=\"old\", nonce=\"n\"");
    challenged("Digest realm=\"new\", nonce=\"n\"");

    authorization.sign(digest);

    String response = md5(md5("ben:new:sécret") + ":n:" + md5("REGISTER:sip:example.org"));
    assertThat(line()).contains("realm=\"new\"", "response=\"" + response + "\"");
  }

  private void challenged(String value) {
    ReceivedMessage message =
        Messages.received("SIP/2.0 401 Unauthorized", "WWW-Authenticate: " + value);
    assertThat(challenge.read(message, FieldName.WWW_AUTHENTICATE)).isTrue();
    authorization.take(challenge, digest);
  }

  private String line() {
    return new String(authorization.bytes(), 0, authorization.length(), UTF_8);
  }

  private static String md5(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
  }
}
