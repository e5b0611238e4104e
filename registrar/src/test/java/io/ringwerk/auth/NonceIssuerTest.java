package io.ringwerk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonceIssuerTest {

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private Instant now = START;
  private final ServerSecret secret = ServerSecret.random();
  private final NonceIssuer issuer = new NonceIssuer(secret, LIFETIME, () -> now);

  @Test
  void knowsItsOwnNonce() {
    assertThat(issuer.verify(issuer.issue())).isEqualTo(NonceVerdict.FRESH);
  }

  @Test
  void writesNoncesOfFortyCharactersThatNeedNoEscape() {
    assertThat(issuer.issue()).matches("[A-Za-z0-9_-]{40}");
  }

  @Test
  void neverIssuesANonceTwice() {
    Set<String> issued = new HashSet<>();

    for (int i = 0; i < 10_000; i++) {
      assertThat(issued.add(issuer.issue())).isTrue();
    }
  }

  @Test
  void callsANonceStaleFromTheEndOfItsLifetimeOn() {
    String nonce = issuer.issue();

    now = START.plus(LIFETIME).minusMillis(1);
    assertThat(issuer.verify(nonce)).isEqualTo(NonceVerdict.FRESH);

    now = START.plus(LIFETIME);
    assertThat(issuer.verify(nonce)).isEqualTo(NonceVerdict.STALE);
  }

  @Test
  void doesNotTrustANonceForEverWhenTheClockIsSetBack() {
    String nonce = issuer.issue();

    now = START.minus(LIFETIME).plusMillis(1);
    assertThat(issuer.verify(nonce)).isEqualTo(NonceVerdict.FRESH);

    now = START.minus(LIFETIME);
    assertThat(issuer.verify(nonce)).isEqualTo(NonceVerdict.STALE);
  }

  @Test
  void knowsItsNoncesAfterARestart() {
    NonceIssuer restarted = new NonceIssuer(secret, LIFETIME, () -> now);

    assertThat(restarted.verify(issuer.issue())).isEqualTo(NonceVerdict.FRESH);
  }

  @Test
  void callsANonceUnderAnotherSecretForged() {
    NonceIssuer stranger = new NonceIssuer(ServerSecret.random(), LIFETIME, () -> now);

    assertThat(issuer.verify(stranger.issue())).isEqualTo(NonceVerdict.FORGED);
  }

  @Test
  void callsANonceWithAnyCharacterChangedForged() {
    String nonce = issuer.issue();

    for (int i = 0; i < nonce.length(); i++) {
      char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
      String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
      assertThat(issuer.verify(changed)).as("character %d", i).isEqualTo(NonceVerdict.FORGED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "======AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "éééééééééééééééééééééééééééééééééééééééé",
        "dcd98b7102dd2f0e8b11d0f600bfb0c093"
      })
  void callsWhateverElseItIsGivenForged(String nonce) {
    assertThat(issuer.verify(nonce)).isEqualTo(NonceVerdict.FORGED);
  }

  @Test
  void readsWhatItWrote() {
    NonceIssuer counting = new NonceIssuer(secret, LIFETIME, () -> now, () -> -42);

    assertThat(counting.read(counting.issue()))
        .isEqualTo(new ReadNonce(NonceVerdict.FRESH, START.toEpochMilli(), -42));
  }
}
