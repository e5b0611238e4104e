package io.ringwerk.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that a socket on loopback can't have. */
final class UdpReceiverTest {

  private static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 5060);

  private final SipCounters counters = new SipCounters();
  private final List<SipMessage> received = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new UdpReceiver(
              new UdpListener(LOCAL, List.of()),
              new LoopBatch(Runnable::run),
              new LoopWatch(new VirtualTime()).newQueue(Optional::empty, 16),
              ParserLimits.DEFAULT,
              new Inbound(this::received, counters),
              counters));

  @Test
  void handsUpAMessageWithItsSource() {
    InetSocketAddress source = new InetSocketAddress("198.51.100.7", 5062);

    arrive(TestMessages.options().text(), source);

    assertThat(received)
        .singleElement()
        .isInstanceOfSatisfying(
            SipRequest.class, request -> assertThat(request.source()).contains(source));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 0",
    "0.0.0.0,      5060",
    "224.0.1.75,   5060",
    "255.255.255.255, 5060",
    "169.254.1.1,  5060"
  })
  void dropsWhatCouldNotBeAnswered(String host, int port) {
    arrive(TestMessages.options().text(), new InetSocketAddress(host, port));

    assertThat(received).isEmpty();
    assertThat(counters.dropped().count(Dropped.UNANSWERABLE_SOURCE)).isEqualTo(1);
  }

  private void arrive(String text, InetSocketAddress source) {
    ByteBuf content = Unpooled.copiedBuffer(text, UTF_8);
    channel.writeInbound(new DatagramPacket(content, LOCAL, source));
    assertThat(content.refCnt()).isZero();
  }

  private void received(SipMessage message, Flow flow) {
    received.add(message);
  }
}
