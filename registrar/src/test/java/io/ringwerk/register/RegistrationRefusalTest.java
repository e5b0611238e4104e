package io.ringwerk.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationRefusalTest {

  @ParameterizedTest
  @EnumSource
  void noRefusalIsGlobal(RegistrationRefusal refusal) {
    assertThat(refusal.status()).isBetween(400, 599);
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalSaysWhatIsWrong(RegistrationRefusal refusal) {
    assertThat(refusal.phrase()).isNotBlank();
  }
}
