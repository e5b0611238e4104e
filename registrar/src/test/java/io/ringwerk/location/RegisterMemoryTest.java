package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisterMemoryTest {

  private static final RegisterId REGISTER = new RegisterId("call-1", 1, "z9hG4bK-1");

  private Instant now = START;
  private final RegisterMemory memory = new RegisterMemory(() -> now);

  @Test
  void recognisesARetransmission() {
    memory.remember(ANNAS_DESK, REGISTER).answered(200);

    assertThat(memory.remember(ANNAS_DESK, REGISTER).isNew()).isFalse();
    assertThat(memory.remember(ANNAS_DESK, REGISTER).status()).isEqualTo(200);
  }

  @Test
  void tellsWhetherTheAnswerHasLeft() {
    RememberedRegister remembered = memory.remember(ANNAS_DESK, REGISTER);
    remembered.pending();
    assertThat(memory.remember(ANNAS_DESK, REGISTER).isPending()).isTrue();

    remembered.answered(200);
    assertThat(memory.remember(ANNAS_DESK, REGISTER).isPending()).isFalse();
  }

  @Test
  void doesNotTakeAnotherRequestForARetransmission() {
    memory.remember(ANNAS_DESK, REGISTER).answered(200);

    assertThat(isKnown(new RegisterId("call-2", 1, "z9hG4bK-1"))).isFalse();
    assertThat(isKnown(new RegisterId("call-1", 2, "z9hG4bK-1"))).isFalse();
    assertThat(isKnown(new RegisterId("call-1", 1, "z9hG4bK-2"))).isFalse();
    assertThat(memory.remember(ANNAS_SOFTPHONE, REGISTER).isNew()).isTrue();
  }

  @Test
  void remembersEachOfTwoPhonesThatShareCredentials() {
    RegisterId other = new RegisterId("call-2", 7, "z9hG4bK-7");
    memory.remember(ANNAS_DESK, REGISTER).answered(200);
    memory.remember(ANNAS_DESK, other).answered(200);

    assertThat(isKnown(REGISTER)).isTrue();
    assertThat(isKnown(other)).isTrue();
  }

  @Test
  void forgetsTheOldestOfManyRegisters() {
    for (int cseq = 1; cseq <= 10; cseq++) {
      memory.remember(ANNAS_DESK, new RegisterId("call-1", cseq, "b")).answered(200);
    }

    assertThat(isKnown(new RegisterId("call-1", 10, "b"))).isTrue();
    assertThat(isKnown(new RegisterId("call-1", 1, "b"))).isFalse();
  }

  @Test
  void forgetsARegisterThatWasNotCarriedOut() {
    memory.remember(ANNAS_DESK, REGISTER).pending();
    memory.forget(ANNAS_DESK, REGISTER);

    assertThat(isKnown(REGISTER)).isFalse();
  }

  @Test
  void remembersForTimerJAtLeast() {
    now = START.plusSeconds(20);
    memory.remember(ANNAS_DESK, REGISTER).answered(200);

    now = START.plusSeconds(52);
    assertThat(isKnown(REGISTER)).isTrue();
  }

  @Test
  void remembersForTwiceTimerJAtMost() {
    now = START.plusSeconds(20);
    memory.remember(ANNAS_DESK, REGISTER).answered(200);

    now = START.plusSeconds(84);
    assertThat(isKnown(REGISTER)).isFalse();
  }

  @Test
  void forgetsEverythingAfterALongSilence() {
    memory.remember(ANNAS_DESK, REGISTER).answered(200);

    now = START.plusSeconds(3600);

    assertThat(isKnown(REGISTER)).isFalse();
  }

  private boolean isKnown(RegisterId register) {
    return !memory.remember(ANNAS_DESK, register).isNew();
  }
}
