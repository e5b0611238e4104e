package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

final class WriteBatchTest {

  private final WriteBatch batch = new WriteBatch();
  private final Flushes flushes = new Flushes();
  private final EmbeddedChannel channel = new EmbeddedChannel(flushes);

  @Test
  void flushesAtOnceOutsideOfABatch() {
    write("first");
    write("second");

    assertThat(flushes.count).isEqualTo(2);
    assertThat(channel.outboundMessages()).hasSize(2);
  }

  @Test
  void flushesOnceWhenTheBatchCloses() {
    batch.open();
    write("first");
    write("second");
    assertThat(flushes.count).isZero();

    batch.close();

    assertThat(flushes.count).isEqualTo(1);
    assertThat(channel.outboundMessages()).hasSize(2);
  }

  @Test
  void flushesEveryChannelThatWasWritten() {
    Flushes otherFlushes = new Flushes();
    EmbeddedChannel other = new EmbeddedChannel(otherFlushes);
    batch.open();
    write("first");
    assertThat(batch.write(other, "second").isDone()).isFalse();

    batch.close();

    assertThat(flushes.count).isEqualTo(1);
    assertThat(otherFlushes.count).isEqualTo(1);
  }

  private void write(String message) {
    assertThat(batch.write(channel, message)).isNotNull();
  }

  private static final class Flushes extends ChannelOutboundHandlerAdapter {

    private int count;

    @Override
    public void flush(ChannelHandlerContext ctx) {
      count++;
      ctx.flush();
    }
  }
}
