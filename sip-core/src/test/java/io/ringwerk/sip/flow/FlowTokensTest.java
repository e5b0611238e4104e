package io.ringwerk.sip.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class FlowTokensTest {

  private static final byte[] CONTENT = bytes("udp 192.0.2.1 anonymous caller's device");

  private final FlowTokens tokens = new FlowTokens(bytes("a secret of thirty-two bytes, as told"));

  @Test
  void readsBackWhatItSigned() {
    assertThat(tokens.read(tokens.sign(CONTENT))).contains(CONTENT);
    assertThat(tokens.read(tokens.sign(new byte[0]))).contains(new byte[0]);
  }

  @Test
  void tokenFitsTheUserPartOfAUri() {
    assertThat(tokens.sign(CONTENT)).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void hidesTheContentFromWhoeverCarriesTheToken() {
    byte[] carried = Base64.getUrlDecoder().decode(tokens.sign(CONTENT));

    assertThat(new String(carried, StandardCharsets.ISO_8859_1)).doesNotContain("device");
  }

  @Test
  void refusesATokenWithAnyBitChanged() {
    byte[] genuine = Base64.getUrlDecoder().decode(tokens.sign(CONTENT));

    for (int bit = 0; bit < genuine.length * 8; bit++) {
      byte[] forged = genuine.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void refusesWhatItNeverSigned() {
    FlowTokens others = new FlowTokens(bytes("another secret, of another server"));

    assertThat(tokens.read(others.sign(CONTENT))).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("bob")).isEmpty();
    assertThat(tokens.read("not base64!")).isEmpty();
  }

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new FlowTokens(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
