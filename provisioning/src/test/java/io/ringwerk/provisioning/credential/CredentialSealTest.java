package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert;

class CredentialSealTest {
  private static final String BOB = "bob-desk@acme.test";
  private static final String ANNA = "anna-desk@acme.test";

  private final CredentialSeal seal = CredentialKey.generate().seal();

  @Property(tries = 200)
  void opensWhatItSealed(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 128) String text) {
    VoipPassword password = VoipPassword.of(text);

    assertThat(seal.openPassword(seal.seal(password, BOB), BOB)).isEqualTo(password);
  }

  @Example
  void opensHa1s() {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      Ha1 ha1 = Ha1.of(algorithm, "bob", "acme.test", VoipPassword.of("pässwörd"));

      assertThat(seal.openHa1(algorithm, seal.seal(ha1, BOB), BOB)).isEqualTo(ha1);
    }
  }

  @Example
  void sealsTheSameValueDifferentlyEachTimeAndHidesIt() {
    VoipPassword password = VoipPassword.of("visible-if-leaked");

    Sealed first = seal.seal(password, BOB);

    assertThat(first).isNotEqualTo(seal.seal(password, BOB));
    assertThat(new String(first.bytes(), UTF_8)).doesNotContain("visible");
    assertThat(first.toString()).matches("Sealed\\[\\d+ bytes]");
  }

  @Example
  void doesNotOpenForAnotherOwnerPurposeOrKey() {
    VoipPassword password = VoipPassword.of("s3cret");
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, "bob-desk", "acme.test", password);
    Sealed sealedPassword = seal.seal(password, BOB);
    Sealed sealedHa1 = seal.seal(ha1, BOB);
    CredentialSeal otherKey = CredentialKey.generate().seal();

    assertBroken(() -> seal.openPassword(sealedPassword, ANNA));
    assertBroken(() -> seal.openPassword(sealedHa1, BOB));
    assertBroken(() -> seal.openHa1(DigestAlgorithm.MD5, sealedPassword, BOB));
    assertBroken(() -> seal.openHa1(DigestAlgorithm.SHA_256, sealedHa1, BOB));
    assertBroken(() -> otherKey.openPassword(sealedPassword, BOB));
  }

  @Example
  void noticesEveryFlippedBitAndEveryCut() {
    byte[] bytes = seal.seal(VoipPassword.of("s3cret"), BOB).bytes();

    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertBroken(() -> seal.openPassword(Sealed.of(flipped), BOB));
    }
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertBroken(() -> seal.openPassword(Sealed.of(cut), BOB));
    }
  }

  @Example
  void theCheckValueTellsKeysApartAndIsNotTheKey() {
    CredentialKey key = CredentialKey.generate();

    assertThat(key.checkValue())
        .isEqualTo(new CredentialKey(key.secret()).checkValue())
        .isNotEqualTo(CredentialKey.generate().checkValue())
        .hasSize(16);
    assertThat(key.secret()).isNotEqualTo(Arrays.copyOf(key.checkValue(), 32));
    assertThat(key).hasToString("CredentialKey[***]");
  }

  private static void assertBroken(ThrowableAssert.ThrowingCallable opening) {
    assertThatThrownBy(opening).isInstanceOf(SealBrokenException.class);
  }
}
