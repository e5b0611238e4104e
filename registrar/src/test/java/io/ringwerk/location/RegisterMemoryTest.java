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
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));

    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).contains(RegisterOutcome.answered(200));
  }

  @Test
  void tellsWhetherTheAnswerHasLeft() {
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.pending());
    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).contains(RegisterOutcome.pending());

    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));
    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).contains(RegisterOutcome.answered(200));
  }

  @Test
  void doesNotTakeAnotherRequestForARetransmission() {
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));

    assertThat(memory.outcome(ANNAS_SOFTPHONE, REGISTER)).isEmpty();
    assertThat(memory.outcome(ANNAS_DESK, new RegisterId("call-2", 1, "z9hG4bK-1"))).isEmpty();
    assertThat(memory.outcome(ANNAS_DESK, new RegisterId("call-1", 2, "z9hG4bK-1"))).isEmpty();
    assertThat(memory.outcome(ANNAS_DESK, new RegisterId("call-1", 1, "z9hG4bK-2"))).isEmpty();
  }

  @Test
  void remembersEachOfTwoPhonesThatShareCredentials() {
    RegisterId other = new RegisterId("call-2", 7, "z9hG4bK-7");
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));
    memory.remember(ANNAS_DESK, other, RegisterOutcome.answered(200));

    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).isPresent();
    assertThat(memory.outcome(ANNAS_DESK, other)).isPresent();
  }

  @Test
  void forgetsTheOldestOfManyRegisters() {
    for (int cseq = 1; cseq <= 10; cseq++) {
      memory.remember(
          ANNAS_DESK, new RegisterId("call-1", cseq, "b"), RegisterOutcome.answered(200));
    }

    assertThat(memory.outcome(ANNAS_DESK, new RegisterId("call-1", 10, "b"))).isPresent();
    assertThat(memory.outcome(ANNAS_DESK, new RegisterId("call-1", 1, "b"))).isEmpty();
  }

  @Test
  void forgetsARegisterThatWasNotCarriedOut() {
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.pending());
    memory.forget(ANNAS_DESK, REGISTER);

    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).isEmpty();
  }

  @Test
  void remembersForTimerJAtLeastAndForTwiceThatAtMost() {
    now = START.plusSeconds(20);
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));

    now = START.plusSeconds(52);
    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).isPresent();

    now = START.plusSeconds(84);
    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).isEmpty();
  }

  @Test
  void forgetsEverythingAfterALongSilence() {
    memory.remember(ANNAS_DESK, REGISTER, RegisterOutcome.answered(200));

    now = START.plusSeconds(3600);

    assertThat(memory.outcome(ANNAS_DESK, REGISTER)).isEmpty();
  }
}
