package io.ringwerk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpeningTest {

  @Test
  void opensWhileTheStartGoesOn() throws Exception {
    CountDownLatch startWentOn = new CountDownLatch(1);

    Opening<AutoCloseable> opening =
        Opening.begin(
            "part",
            () -> {
              startWentOn.await();
              return () -> {};
            });
    startWentOn.countDown();

    assertThat(opening.await()).isNotNull();
  }

  @Test
  void tellsWhyAPartCouldNotBeOpened() {
    Opening<AutoCloseable> opening =
        Opening.begin(
            "part",
            () -> {
              throw new IOException("no room");
            });

    assertThatThrownBy(opening::await).isInstanceOf(IOException.class).hasMessage("no room");
  }

  @Test
  void closesAPartOfAStartThatFailedMeanwhile() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();

    Opening.<AutoCloseable>begin("part", () -> () -> closed.set(true)).close();

    assertThat(closed).isTrue();
  }

  @Test
  void doesNotCloseWhatWasNeverOpen() throws Exception {
    Opening<AutoCloseable> opening =
        Opening.begin(
            "part",
            () -> {
              throw new IOException("no room");
            });

    opening.close();

    assertThatThrownBy(opening::await).isInstanceOf(IOException.class);
  }
}
