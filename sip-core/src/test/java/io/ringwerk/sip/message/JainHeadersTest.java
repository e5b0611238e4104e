package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JainHeadersTest {
  private final SipRequest options = TestMessages.options().build();

  @Test
  void readsReasonsOfAllLines() throws MalformedHeaderException {
    SipRequest cancel =
        TestMessages.request("CANCEL")
            .header("Reason", "SIP ;cause=200 ;text=\"Call completed elsewhere\"")
            .header("Reason", "Q.850;cause=16, X")
            .build();

    assertThat(cancel.reasons())
        .containsExactly(
            new ReasonValue("SIP", OptionalInt.of(200), Optional.of("Call completed elsewhere")),
            new ReasonValue("Q.850", OptionalInt.of(16), Optional.empty()),
            new ReasonValue("X", OptionalInt.empty(), Optional.empty()));
  }

  @Test
  void readsTheEventPackage() throws MalformedHeaderException {
    SipRequest subscribe =
        TestMessages.request("SUBSCRIBE").header("o", "message-summary;id=7").build();

    assertThat(subscribe.event()).contains(new EventValue("message-summary", Optional.of("7")));
    assertThat(options.event()).isEmpty();
  }

  @Test
  void readsRetryAfterWithItsComment() throws MalformedHeaderException {
    SipResponse busy =
        TestMessages.responseTo(options, 503)
            .header(HeaderName.RETRY_AFTER, "120 (back soon);duration=60")
            .build();

    assertThat(busy.retryAfter()).contains(Duration.ofMinutes(2));
  }

  @Test
  void readsDigestChallengesInTheirOrder() throws MalformedHeaderException {
    SipResponse unauthorized =
        TestMessages.responseTo(options, 401)
            .header(
                HeaderName.WWW_AUTHENTICATE,
                "Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth,auth-int\"")
            .header(HeaderName.WWW_AUTHENTICATE, "Other realm=\"r\"")
            .header(
                HeaderName.WWW_AUTHENTICATE,
                "Digest realm=\"r\", nonce=\"n2\", algorithm=MD5, stale=true, opaque=\"o\"")
            .build();

    assertThat(unauthorized.wwwAuthenticate())
        .containsExactly(
            new DigestChallenge(
                "r",
                "n1",
                Optional.of("SHA-256"),
                Optional.of("auth,auth-int"),
                Optional.empty(),
                false),
            new DigestChallenge(
                "r", "n2", Optional.of("MD5"), Optional.empty(), Optional.of("o"), true));
    assertThat(unauthorized.proxyAuthenticate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", "SIP;cause=x", "SIP;;", "\"", "SIP;cause=", ",", "SIP;text=\""})
  void aReasonOutOfItsGrammarIsMalformedOrReadButNothingElse(String value) {
    SipRequest cancel = TestMessages.request("CANCEL").header("Reason", value).build();

    try {
      assertThat(cancel.reasons()).isNotNull();
    } catch (MalformedHeaderException malformed) {
      assertThat(malformed.headerName()).isEqualTo("Reason");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "99999999999999999999", "(comment)"})
  void aRetryAfterThatIsNoNumberIsMalformed(String value) {
    SipResponse busy =
        TestMessages.responseTo(options, 503).header(HeaderName.RETRY_AFTER, value).build();

    assertThatExceptionOfType(MalformedHeaderException.class).isThrownBy(busy::retryAfter);
  }
}
