package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengeTest {

  private final Challenge challenge = new Challenge();

  @Test
  void takesTheFirstChallengeWithMd5() {
    assertThat(
            read(
                "Digest realm=\"r\", nonce=\"strong\", algorithm=SHA-256",
                "Digest realm=\"r\", nonce=\"weak\", algorithm=md5"))
        .isTrue();

    assertThat(nonce()).isEqualTo("weak");
  }

  @Test
  void hasNoAnswerWithoutMd5() {
    assertThat(read("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256")).isFalse();
    assertThat(read("Digest realm=\"r\"")).isFalse();
    assertThat(read("Digest")).isFalse();
  }

  @Test
  void readsParametersInAnyOrderCaseAndSpacing() {
    assertThat(read("digest  STALE=True , NONCE = \"a,\\\"b\" ,Realm=\"r\",qop=auth")).isTrue();

    assertThat(nonce()).isEqualTo("a,\\\"b");
    assertThat(challenge.isStale()).isTrue();
    assertThat(challenge.hasQop()).isTrue();
    assertThat(challenge.isRealm("r".getBytes(UTF_8))).isTrue();
  }

  @Test
  void remembersNothingOfTheLastChallenge() {
    read("Digest realm=\"r\", nonce=\"n\", opaque=\"o\", qop=\"auth\", stale=true");

    read("Digest realm=\"r\", nonce=\"m\"");

    assertThat(challenge.opaque().length()).isZero();
    assertThat(challenge.hasQop()).isFalse();
    assertThat(challenge.isStale()).isFalse();
  }

  @Test
  void endsWithAnUnfinishedChallenge() {
    assertThat(read("Digest realm=\"r, nonce=")).isFalse();
    assertThat(read("Digest =,\"\", x")).isFalse();
  }

  private boolean read(String... challenges) {
    String[] lines = new String[challenges.length + 1];
    lines[0] = "SIP/2.0 401 Unauthorized";
    for (int i = 0; i < challenges.length; i++) {
      lines[i + 1] = "WWW-Authenticate: " + challenges[i];
    }
    return challenge.read(Messages.received(lines), FieldName.WWW_AUTHENTICATE);
  }

  private String nonce() {
    return new String(
        challenge.bytes(), challenge.nonce().start(), challenge.nonce().length(), UTF_8);
  }
}
