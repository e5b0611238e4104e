package io.ringwerk.sip.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimerSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "A,PT0.5S",
    "B,PT32S",
    "C,PT181S",
    "D,PT32S",
    "E,PT0.5S",
    "F,PT32S",
    "G,PT0.5S",
    "H,PT32S",
    "I,PT5S",
    "J,PT32S",
    "K,PT5S",
    "L,PT32S",
    "M,PT32S"
  })
  void lastsAsLongAsTheTableOfTheRfcSays(SipTimer timer, Duration delay) {
    assertThat(TimerSettings.DEFAULT.delay(timer)).isEqualTo(delay);
  }

  @ParameterizedTest
  @CsvSource({
    "A,true", "B,false", "C,false", "D,true", "E,true", "F,false", "G,true", "H,false", "I,true",
    "J,true", "K,true", "L,false", "M,false"
  })
  void knowsWhichTimersAReliableTransportDoesWithout(SipTimer timer, boolean unreliableOnly) {
    assertThat(timer.isForUnreliableOnly()).isEqualTo(unreliableOnly);
  }

  @Test
  void keepsTimerDAtThirtyTwoSecondsWhenT1IsShort() {
    TimerSettings quick = withT1(Duration.ofMillis(100));

    assertThat(quick.delay(SipTimer.D)).isEqualTo(Duration.ofSeconds(32));
    assertThat(quick.delay(SipTimer.B)).isEqualTo(Duration.ofMillis(6_400));
  }

  @Test
  void lengthensTimerDWhenT1IsLong() {
    assertThat(withT1(Duration.ofSeconds(1)).delay(SipTimer.D)).isEqualTo(Duration.ofSeconds(64));
  }

  @Test
  void doublesAnIntervalUpToT2() {
    assertThat(TimerSettings.DEFAULT.doubledUpToT2(Duration.ofMillis(500)))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(TimerSettings.DEFAULT.doubledUpToT2(Duration.ofSeconds(3)))
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(TimerSettings.DEFAULT.doubledUpToT2(Duration.ofSeconds(4)))
        .isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,PT4S,PT5S,PT181S,T1",
    "PT1S,PT0.5S,PT5S,PT181S,T2",
    "PT0.5S,PT4S,PT0S,PT181S,T4",
    "PT0.5S,PT4S,PT5S,PT180S,timer C"
  })
  void refusesValuesThatContradictTheRfc(
      Duration t1, Duration t2, Duration t4, Duration timerC, String culprit) {
    assertThatThrownBy(() -> new TimerSettings(t1, t2, t4, timerC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(culprit);
  }

  @Test
  void knowsWhenTimerEIsSetToT2() {
    assertThat(TimerSettings.DEFAULT.untilTimerEReachesT2()).isEqualTo(Duration.ofMillis(3_500));
    assertThat(withT1(Duration.ofSeconds(4)).untilTimerEReachesT2()).isZero();
  }

  private static TimerSettings withT1(Duration t1) {
    return new TimerSettings(
        t1, Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(181));
  }
}
