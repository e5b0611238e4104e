package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.time.VirtualTime;
import io.ringwerk.sip.transport.TransportSettings.Connections;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdleWatchTest {

  private static final Duration USEFUL_WITHIN = Connections.DEFAULT.usefulWithin();
  private static final Duration IDLE = Connections.DEFAULT.idle();
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final VirtualTime time = new VirtualTime();
  private int ended;
  private final IdleWatch watch = new IdleWatch(time, Connections.DEFAULT, () -> ended++);

  @BeforeEach
  void start() {
    watch.start();
  }

  @Test
  void endsAConnectionThatNeverWasOfUse() {
    time.advance(USEFUL_WITHIN.minus(MOMENT));
    assertThat(ended).isZero();

    time.advance(MOMENT);
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void givesNoMoreTimeForKeepAlivesOfAConnectionThatNeverWasOfUse() {
    time.advance(USEFUL_WITHIN.minus(MOMENT));
    watch.keptAlive();

    time.advance(MOMENT);

    assertThat(ended).isEqualTo(1);
  }

  @Test
  void leavesAUsefulConnectionItsLongerTime() {
    watch.received();

    time.advance(IDLE.minus(MOMENT));
    assertThat(ended).isZero();

    time.advance(MOMENT);
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void countsTheTimeFromTheLastUse() {
    watch.received();
    time.advance(IDLE.minus(MOMENT));
    watch.keptAlive();
    time.advance(IDLE.minus(MOMENT));
    watch.sent();

    time.advance(IDLE.minus(MOMENT));
    assertThat(ended).isZero();

    time.advance(MOMENT);
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void leavesNoTimerBehindWhenItIsStopped() {
    watch.stop();

    time.advance(IDLE.multipliedBy(2));

    assertThat(ended).isZero();
  }
}
