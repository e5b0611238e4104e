package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class Ha1Test {
  private static final VoipPassword CIRCLE_OF_LIFE = VoipPassword.of("Circle of Life");

  @Test
  void givesTheResponsesOfTheExamplesInRfc7616() throws Exception {
    // RFC 7616 §3.9.1
    assertThat(response(DigestAlgorithm.MD5)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(response(DigestAlgorithm.SHA_256))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void isReadFromHexadecimalDigitsOfEitherCase() {
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "bob", "acme.test", VoipPassword.of("x"));
    String hex = HexFormat.of().formatHex(ha1.digestBytes());

    assertThat(Ha1.parse(DigestAlgorithm.MD5, hex)).contains(ha1);
    assertThat(Ha1.parse(DigestAlgorithm.MD5, hex.toUpperCase(Locale.ROOT))).contains(ha1);
    assertThat(Ha1.parse(DigestAlgorithm.MD5, hex.substring(1))).isEmpty();
    assertThat(Ha1.parse(DigestAlgorithm.MD5, "g" + hex.substring(1))).isEmpty();
    assertThat(Ha1.parse(DigestAlgorithm.SHA_256, hex)).isEmpty();
    assertThatThrownBy(() -> Ha1.ofDigest(DigestAlgorithm.MD5, new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isGoodForOneUserNameAndOneRealmOnly() {
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "bob", "acme.test", CIRCLE_OF_LIFE);

    assertThat(ha1)
        .isEqualTo(Ha1.of(DigestAlgorithm.MD5, "bob", "acme.test", CIRCLE_OF_LIFE))
        .isNotEqualTo(Ha1.of(DigestAlgorithm.MD5, "Bob", "acme.test", CIRCLE_OF_LIFE))
        .isNotEqualTo(Ha1.of(DigestAlgorithm.MD5, "bob", "other.test", CIRCLE_OF_LIFE))
        .isNotEqualTo(Ha1.of(DigestAlgorithm.SHA_256, "bob", "acme.test", CIRCLE_OF_LIFE));
  }

  @Test
  void neverPrintsItself() {
    Ha1 ha1 = Ha1.of(DigestAlgorithm.SHA_256, "bob", "acme.test", CIRCLE_OF_LIFE);

    assertThat(ha1).hasToString("Ha1[SHA-256, ***]");
  }

  private static String response(DigestAlgorithm algorithm) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(algorithm.messageDigestName());
    Ha1 ha1 = Ha1.of(algorithm, "Mufasa", "http-auth@example.org", CIRCLE_OF_LIFE);
    byte[] ha2 = digest.digest("GET:/dir/index.html".getBytes(US_ASCII));

    ha1.update(digest);
    digest.update(":7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v:00000001".getBytes(US_ASCII));
    digest.update(":f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ:auth:".getBytes(US_ASCII));
    digest.update(HexFormat.of().formatHex(ha2).getBytes(US_ASCII));
    return HexFormat.of().formatHex(digest.digest());
  }
}
