package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopBatchTest {

  private final List<Runnable> afterRound = new ArrayList<>();
  private final LoopBatch batch = new LoopBatch(afterRound::add);
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

    endRound();

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

    endRound();

    assertThat(flushes.count).isEqualTo(1);
    assertThat(otherFlushes.count).isEqualTo(1);
  }

  @Test
  void doesWhatWasPutOffOnceAndBeforeItFlushes() {
    List<String> done = new ArrayList<>();
    Runnable task =
        () -> {
          done.add("task");
          write("by the task");
        };
    batch.open();
    batch.atEnd(task);
    batch.atEnd(task);
    assertThat(done).isEmpty();

    endRound();

    assertThat(done).containsExactly("task");
    assertThat(flushes.count).isEqualTo(1);
  }

  @Test
  void doesAtOnceWhatIsPutOffOutsideOfABatch() {
    List<String> done = new ArrayList<>();

    batch.atEnd(() -> done.add("task"));

    assertThat(done).containsExactly("task");
  }

  @Test
  void opensOncePerRound() {
    batch.open();
    batch.open();

    assertThat(afterRound).hasSize(1);
  }

  private void endRound() {
    List<Runnable> due = List.copyOf(afterRound);
    afterRound.clear();
    due.forEach(Runnable::run);
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
