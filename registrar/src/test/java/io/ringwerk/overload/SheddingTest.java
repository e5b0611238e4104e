package io.ringwerk.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringwerk.sip.flow.LoopLoad;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the transition table, and what each severity sheds. One window is one event. */
class SheddingTest {

  private static final Duration WINDOW = Duration.ofMillis(50);
  private static final LoopLoad IDLE = new LoopLoad(WINDOW, 0, 0, Duration.ZERO);
  private static final LoopLoad BUSY = new LoopLoad(WINDOW, 1, 0, Duration.ofMillis(49));
  private static final LoopLoad LOSING = new LoopLoad(WINDOW, 1, 1, Duration.ZERO);
  private static final LoopLoad LATE = new LoopLoad(WINDOW, 0, 0, Duration.ofMillis(50));

  private static final SheddingSettings SETTINGS =
      new SheddingSettings(3, Duration.ofMillis(50), 0.125, 1_000_000, 1_000_000);

  private final Shedding shedding = new Shedding(SETTINGS);

  @Test
  void calmStaysCalmWhileItKeepsUp() {
    shedding.observe(BUSY);

    assertThat(shedding.state()).isEqualTo(OverloadState.CALM);
  }

  @Test
  void calmIsStrainedByALoss() {
    shedding.observe(LOSING);

    assertThat(shedding.state()).isEqualTo(OverloadState.STRAINED);
  }

  @Test
  void calmIsStrainedByMessagesThatWaitTooLong() {
    shedding.observe(LATE);

    assertThat(shedding.state()).isEqualTo(OverloadState.STRAINED);
  }

  @Test
  void strainedIsCalmAgainAfterOneWindowThatKeptUp() {
    observe(2, LOSING);

    shedding.observe(BUSY);

    assertThat(shedding.state()).isEqualTo(OverloadState.CALM);
  }

  @Test
  void aPauseThatIsOverBeforeTheThirdWindowShedsNothing() {
    for (int pause = 0; pause < 10; pause++) {
      observe(2, LOSING);
      shedding.observe(BUSY);
    }

    assertThat(shedding.state()).isEqualTo(OverloadState.CALM);
  }

  @Test
  void strainedIsOverloadedWithTheThirdWindowInARow() {
    observe(2, LOSING);
    assertThat(shedding.state()).isEqualTo(OverloadState.STRAINED);

    shedding.observe(LATE);

    assertThat(shedding.state()).isEqualTo(OverloadState.OVERLOADED);
    assertThat(shedding.severity()).isEqualTo(0.125);
  }

  @Test
  void overloadGrowsWithEachWindowThatDidNotKeepUp() {
    overload(5);

    assertThat(shedding.severity()).isEqualTo(5 * 0.125);
  }

  @Test
  void overloadGrowsToThreeAtMost() {
    overload(1_000);

    assertThat(shedding.severity()).isEqualTo(3);
  }

  @Test
  void overloadEasesSlowlyWhileItIsStillBusy() {
    overload(8);

    shedding.observe(BUSY);

    assertThat(shedding.severity()).isCloseTo(0.94, within(0.001));
    assertThat(shedding.state()).isEqualTo(OverloadState.OVERLOADED);
  }

  @Test
  void overloadEasesFastWhenTheLoadHasGone() {
    overload(8);

    shedding.observe(IDLE);

    assertThat(shedding.severity()).isCloseTo(0.69, within(0.001));
  }

  @Test
  void theWorstOverloadIsOverASecondAfterTheLoadHasGone() {
    overload(1_000);

    observe(20, IDLE);

    assertThat(shedding.state()).isEqualTo(OverloadState.CALM);
    assertThat(shedding.severity()).isZero();
  }

  @Test
  void afterAnOverloadASingleWindowStrainsAgainBeforeAnythingIsShed() {
    overload(3);
    observe(100, IDLE);

    shedding.observe(LOSING);

    assertThat(shedding.state()).isEqualTo(OverloadState.STRAINED);
  }

  @ParameterizedTest
  @EnumSource(Priority.class)
  void servesEverythingUntilItIsOverloaded(Priority priority) {
    observe(2, LOSING);

    assertThat(shedding.judge(priority, true)).isEqualTo(Verdict.SERVE);
  }

  @ParameterizedTest
  @CsvSource({
    // windows, severity; of 80 each: new, authenticated, known
    " 4, 40,  0,  0",
    " 8, 80,  0,  0",
    "12, 80, 40,  0",
    "16, 80, 80,  0",
    "20, 80, 80, 40",
    "24, 80, 80, 80",
  })
  void shedsTheLeastValuableFirst(int windows, int newWork, int authenticated, int known) {
    overload(windows);

    assertThat(shedOf80(Priority.NEW_WORK)).isEqualTo(newWork);
    assertThat(shedOf80(Priority.AUTHENTICATED)).isEqualTo(authenticated);
    assertThat(shedOf80(Priority.KNOWN_DEVICE)).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(names = {"EMERGENCY", "CONTINUATION"})
  void neverShedsCallsForHelpAndWorkBegun(Priority priority) {
    overload(1_000);

    assertThat(shedOf80(priority)).isZero();
  }

  @Test
  void shedsEvenly() {
    overload(4);

    assertThat(
            IntStream.range(0, 6).mapToObj(i -> shedding.judge(Priority.NEW_WORK, true)).toList())
        .containsExactly(
            Verdict.SERVE,
            Verdict.REFUSE,
            Verdict.SERVE,
            Verdict.REFUSE,
            Verdict.SERVE,
            Verdict.REFUSE);
  }

  @Test
  void refusesOnlySoManyThenDropsAndThenServesAsItComes() {
    Shedding bounded =
        new Shedding(new SheddingSettings(1, Duration.ofMillis(50), 1, /* refusals */ 2, 1));
    bounded.observe(LOSING);

    assertThat(IntStream.range(0, 4).mapToObj(i -> bounded.judge(Priority.NEW_WORK, true)).toList())
        .containsExactly(Verdict.REFUSE, Verdict.REFUSE, Verdict.DROP, Verdict.SERVE);
  }

  @Test
  void dropsNothingThatThePeerWouldNotSendAgain() {
    Shedding bounded = new Shedding(new SheddingSettings(1, Duration.ofMillis(50), 1, 0, 100));
    bounded.observe(LOSING);

    assertThat(bounded.judge(Priority.NEW_WORK, false)).isEqualTo(Verdict.SERVE);
  }

  @Test
  void eachWindowHasItsOwnBudget() {
    Shedding bounded = new Shedding(new SheddingSettings(1, Duration.ofMillis(50), 1, 1, 0));
    bounded.observe(LOSING);
    bounded.judge(Priority.NEW_WORK, true);

    bounded.observe(LOSING);

    assertThat(bounded.judge(Priority.NEW_WORK, true)).isEqualTo(Verdict.REFUSE);
  }

  @Test
  void growsNoFurtherWhileTheBudgetIsUsedUp() {
    Shedding bounded = new Shedding(new SheddingSettings(1, Duration.ofMillis(50), 1, 1, 0));
    bounded.observe(LOSING);
    bounded.judge(Priority.NEW_WORK, true);

    bounded.observe(LOSING);

    assertThat(bounded.severity()).isEqualTo(1);
  }

  private long shedOf80(Priority priority) {
    return IntStream.range(0, 80)
        .filter(i -> shedding.judge(priority, true) != Verdict.SERVE)
        .count();
  }

  /** As many windows of a standing queue as give a severity of so many steps. */
  private void overload(int steps) {
    observe(SETTINGS.strainedWindows() - 1 + steps, LOSING);
  }

  private void observe(int windows, LoopLoad load) {
    for (int i = 0; i < windows; i++) {
      shedding.observe(load);
    }
  }
}
