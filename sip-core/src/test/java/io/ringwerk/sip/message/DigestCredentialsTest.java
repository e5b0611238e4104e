package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestCredentialsTest {
  private static final String MINIMAL =
      "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"0\"";

  @Test
  void readsAllParameters() throws MalformedHeaderException {
    DigestCredentials credentials =
        DigestCredentials.parse(
            "digest USERNAME=\"1234567e0\" ,realm=\"a, \\\"b\\\"\",nonce=\"bm9uY2U=\","
                + "uri=\"sip:example.com\",response=\"6629fae4\",algorithm=SHA-256,"
                + "cnonce=\"0a4f113b\",opaque=\"\",qop=auth,nc=0000001F,unknown=\"x\"");

    assertThat(credentials.username()).isEqualTo("1234567e0");
    assertThat(credentials.realm()).isEqualTo("a, \"b\"");
    assertThat(credentials.nonce()).isEqualTo("bm9uY2U=");
    assertThat(credentials.uri()).isEqualTo("sip:example.com");
    assertThat(credentials.response()).isEqualTo("6629fae4");
    assertThat(credentials.algorithm()).contains("SHA-256");
    assertThat(credentials.cnonce()).contains("0a4f113b");
    assertThat(credentials.opaque()).contains("");
    assertThat(credentials.qop()).contains("auth");
    assertThat(credentials.nonceCountText()).contains("0000001F");
    assertThat(credentials.nonceCount()).hasValue(31);
  }

  @Test
  void whatIsNotSentIsAbsent() throws MalformedHeaderException {
    DigestCredentials credentials = DigestCredentials.parse(MINIMAL);

    assertThat(credentials.algorithm()).isEmpty();
    assertThat(credentials.qop()).isEmpty();
    assertThat(credentials.nonceCount()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "000000001", "0000000g", "-0000001"})
  void aNonceCountOfOtherThanEightDigitsCountsAsNone(String count) throws MalformedHeaderException {
    assertThat(DigestCredentials.parse(MINIMAL + ", nc=" + count).nonceCount()).isEmpty();
  }

  @Test
  void theResponseIsNotShown() throws MalformedHeaderException {
    assertThat(DigestCredentials.parse(MINIMAL).toString()).doesNotContain("response");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Digest",
        "Basic dTpw",
        "Digest realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"0\"",
        "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:a\"",
        "Digest username=\"u\" realm=\"r\"",
        "Digest username=\"u",
        "Digest username",
        "Digest =\"u\"",
        MINIMAL + ",",
        MINIMAL + " trailing"
      })
  void refusesWhatIsNoCredentials(String text) {
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> DigestCredentials.parse(text));
  }

  @Test
  void aRequestGivesItsDigestCredentialsAndLeavesOtherSchemesOut() throws MalformedHeaderException {
    SipRequest request =
        TestMessages.register()
            .header("Authorization", "NoOneKnowsThisScheme opaque-data=here")
            .header("Authorization", MINIMAL)
            .header("Proxy-Authorization", MINIMAL.replace("\"r\"", "\"proxy\""))
            .build();

    assertThat(request.authorization()).extracting(DigestCredentials::realm).containsExactly("r");
    assertThat(request.proxyAuthorization())
        .extracting(DigestCredentials::realm)
        .containsExactly("proxy");
    assertThat(request.authorization().get(0).algorithm()).isEqualTo(Optional.empty());
  }
}
