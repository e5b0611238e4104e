package io.ringwerk.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.sip.message.DigestCredentials;
import io.ringwerk.sip.message.MalformedHeaderException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the RFCs, and what they leave open. */
class DigestCalculatorTest {

  private final DigestCalculator md5 = new DigestCalculator(DigestAlgorithm.MD5);
  private final DigestCalculator sha256 = new DigestCalculator(DigestAlgorithm.SHA_256);

  @Test
  void computesTheExampleOfRfc2617() throws Exception {
    DigestCredentials credentials =
        DigestCredentials.parse(
            """
            Digest username="Mufasa", realm="testrealm@host.com", \
            nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", qop=auth, \
            nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", \
            opaque="5ccc069c403ebaf9f0171e9517f40e41\"""");

    Ha1 ha1 = ha1(DigestAlgorithm.MD5, "Mufasa", "testrealm@host.com", "Circle Of Life");

    assertThat(md5.isRight(ha1, "GET", credentials)).isTrue();
  }

  @Test
  void computesTheMd5ExampleOfRfc7616() throws Exception {
    assertThat(
            md5.isRight(
                mufasa(DigestAlgorithm.MD5),
                "GET",
                rfc7616("MD5", "8ca523f5e9506fed4657c9700eebdbec")))
        .isTrue();
  }

  @Test
  void computesTheSha256ExampleOfRfc7616() throws Exception {
    assertThat(
            sha256.isRight(
                mufasa(DigestAlgorithm.SHA_256),
                "GET",
                rfc7616(
                    "SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")))
        .isTrue();
  }

  @Test
  void computesTheResponseWithoutQopOfRfc2069() throws Exception {
    String ha1 = md5("Mufasa:testrealm@host.com:CircleOfLife");
    String response = md5(ha1 + ":n0nce:" + md5("GET:/dir/index.html"));
    DigestCredentials credentials =
        DigestCredentials.parse(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", nonce=\"n0nce\","
                + " uri=\"/dir/index.html\", response=\""
                + response
                + "\"");

    assertThat(
            md5.isRight(
                ha1(DigestAlgorithm.MD5, "Mufasa", "testrealm@host.com", "CircleOfLife"),
                "GET",
                credentials))
        .isTrue();
  }

  @Test
  void acceptsAResponseInCapitalLetters() throws Exception {
    DigestCredentials credentials = rfc7616("MD5", "8CA523F5E9506FED4657C9700EEBDBEC");

    assertThat(md5.isRight(mufasa(DigestAlgorithm.MD5), "GET", credentials)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8ca523f5e9506fed4657c9700eebdbed",
        "9ca523f5e9506fed4657c9700eebdbec",
        "8ca523f5e9506fed4657c9700eebdbe",
        "8ca523f5e9506fed4657c9700eebdbec0",
        "8ca523f5e9506fed4657c9700eebdbeg",
        "8ca523f5e9506fed4657c9700eebdb\u0664\u0664",
        ""
      })
  void refusesEveryOtherResponse(String response) throws Exception {
    assertThat(md5.isRight(mufasa(DigestAlgorithm.MD5), "GET", rfc7616("MD5", response))).isFalse();
  }

  @Test
  void hashesUriAndNonceAsUtf8HoweverLong() throws Exception {
    String uri = "sip:" + "a".repeat(300) + "é" + "€".repeat(200) + "@example.com";
    String ha1 = md5("u:r:p");
    String response = md5(ha1 + ":nonce:00000001:cn:auth:" + md5("REGISTER:" + uri));
    DigestCredentials credentials =
        DigestCredentials.parse(
            "Digest username=\"u\", realm=\"r\", nonce=\"nonce\", uri=\""
                + uri
                + "\", qop=auth, nc=00000001, cnonce=\"cn\", response=\""
                + response
                + "\"");

    assertThat(md5.isRight(ha1(DigestAlgorithm.MD5, "u", "r", "p"), "REGISTER", credentials))
        .isTrue();
  }

  @Test
  void forgetsOneResponseBeforeTheNext() throws Exception {
    DigestCredentials credentials = rfc7616("MD5", "8ca523f5e9506fed4657c9700eebdbec");
    Ha1 ha1 = mufasa(DigestAlgorithm.MD5);

    assertThat(md5.isRight(ha1, "POST", credentials)).isFalse();
    assertThat(md5.isRight(ha1, "GET", credentials)).isTrue();
    assertThat(md5.isRight(ha1, "GET", credentials)).isTrue();
  }

  private static DigestCredentials rfc7616(String algorithm, String response)
      throws MalformedHeaderException {
    return DigestCredentials.parse(
        """
        Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", \
        algorithm=%s, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, \
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="%s", \
        opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""""
            .formatted(algorithm, response));
  }

  private static Ha1 mufasa(DigestAlgorithm algorithm) {
    return ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
  }

  private static Ha1 ha1(DigestAlgorithm algorithm, String user, String realm, String password) {
    return Ha1.of(algorithm, user, realm, VoipPassword.of(password));
  }

  private static String md5(String text) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
  }
}
