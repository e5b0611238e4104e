package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LeakReportsTest {

  private final LeakReports reports = new LeakReports();

  @BeforeEach
  void takeOverFromTheExtension() {
    reports.collect();
  }

  @AfterEach
  void giveBackToTheExtension() {
    new BufferLeakExtension().watch();
  }

  @Test
  void reportsALostBufferWithItsTrace() {
    lose("lost on purpose");

    assertThat(reports.drain()).singleElement().asString().contains("lost on purpose");
  }

  @Test
  void reportsNothingWhenEveryBufferWasReleased() {
    ByteBufAllocator.DEFAULT.buffer(16).release();

    assertThat(reports.drain()).isEmpty();
  }

  private static void lose(String hint) {
    ByteBuf buffer = ByteBufAllocator.DEFAULT.buffer(16);
    buffer.touch(hint);
  }
}
