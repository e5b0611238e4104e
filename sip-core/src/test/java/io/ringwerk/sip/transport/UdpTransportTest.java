package io.ringwerk.sip.transport;

import static io.ringwerk.sip.flow.TransportProtocol.UDP;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.util.NetUtil;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class UdpTransportTest {

  private static final int LARGEST_DATAGRAM = 65_507;

  @Parameter NetworkIo io = NetworkIo.NIO;

  @BeforeEach
  void needTheNetworkIo() {
    assumeTrue(io.isAvailable());
  }

  @Test
  void answersOverTheFlowARequestCameOn() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(options());

      assertThat(phone.receive())
          .startsWith("SIP/2.0 200 ")
          .contains("received=127.0.0.1", "rport=" + phone.address().getPort());
      FlowId flow = server.awaitArrival().flow().id();
      assertThat(flow).isEqualTo(FlowId.datagram(server.address(), phone.address()));
      assertThat(server.counters().received().count(UDP)).isEqualTo(1);
      assertThat(server.counters().sent().count(UDP)).isEqualTo(1);
    }
  }

  @Test
  void answersManyPhonesAtOnce() throws Exception {
    List<UdpPeer> phones = new ArrayList<>();
    try (EchoServer server = start()) {
      for (int i = 0; i < 50; i++) {
        phones.add(new UdpPeer(server.address()));
      }
      for (UdpPeer phone : phones) {
        phone.send(TestMessages.options().callId("of-" + phone.address().getPort()).text());
      }

      for (UdpPeer phone : phones) {
        assertThat(phone.receive()).contains("Call-ID: of-" + phone.address().getPort());
      }
    } finally {
      phones.forEach(UdpPeer::close);
    }
  }

  @Test
  void answersOverIpv6() throws Exception {
    assumeTrue(hasIpv6());
    ListenPoint point = new ListenPoint(UDP, new InetSocketAddress(NetUtil.LOCALHOST6, 0));
    try (EchoServer server = EchoServer.listeningOn(settings(point));
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(options());

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void hasOneListenPointForBothFamiliesAtTheIpv6Wildcard() throws Exception {
    assumeTrue(hasIpv6());
    ListenPoint point = new ListenPoint(UDP, new InetSocketAddress("::", 0));
    try (EchoServer server = EchoServer.listeningOn(settings(point));
        UdpPeer phone =
            new UdpPeer(new InetSocketAddress(NetUtil.LOCALHOST4, server.address().getPort()))) {
      phone.send(options());

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void takesTheLargestDatagramThereIs() throws Exception {
    String empty = TestMessages.options().body("text/plain", "").text();
    int room = LARGEST_DATAGRAM - empty.length() - "65535".length() + 1;
    String largest = TestMessages.options().body("text/plain", "x".repeat(room)).text();
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(largest);

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
      assertThat(server.awaitArrival().message().bytes()).hasSize(LARGEST_DATAGRAM);
    }
  }

  @Test
  void answersAMalformedRequestWhereItCan() throws Exception {
    String twoMethods = TestMessages.options().text().replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE");
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(twoMethods);

      assertThat(phone.receive()).startsWith("SIP/2.0 400 ");
      assertThat(server.counters().malformed().count(ParseFailure.Reason.CSEQ_METHOD_MISMATCH))
          .isEqualTo(1);
    }
  }

  @Test
  void livesOnAfterGarbage() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      for (int i = 0; i < 100; i++) {
        byte[] garbage = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(garbage);
        phone.send(garbage);
      }
      phone.send(options());

      assertThat(phone.receive()).as("seed %d", seed).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void dropsKeepAlivesSilently() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      for (String keepAlive : List.of("\r\n\r\n", "\0", "\0\0\0\0", "\r\n")) {
        phone.send(keepAlive);
      }
      phone.send(options());

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
      assertThat(server.counters().dropped().count(Dropped.KEEP_ALIVE)).isEqualTo(4);
      assertThat(server.counters().malformed().total()).isZero();
    }
  }

  @Test
  void livesOnAfterAnEmptyDatagram() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send("");
      phone.send(options());

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void sendsFromAnyThread() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      FlowId id = FlowId.datagram(server.address(), phone.address());
      Flow flow = server.transport().flows().find(id).orElseThrow();

      flow.send(request("from-a-stranger"));
      assertThat(phone.receive()).contains("Call-ID: from-a-stranger");

      for (Shard shard : server.transport().shards().all()) {
        shard.execute(() -> flow.send(request("from-shard-" + shard.index())));
        assertThat(phone.receive()).contains("Call-ID: from-shard-" + shard.index());
      }
    }
  }

  @Test
  void findsAFlowAgainAfterARestart() throws Exception {
    FlowId id;
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(options());
      phone.receive();
      id = FlowId.parse(server.awaitArrival().flow().id().toText()).orElseThrow();
      server.stop();

      try (EchoServer restarted = EchoServer.listeningOn(settings(server.boundPoint()))) {
        restarted.transport().flows().find(id).orElseThrow().send(request("after-restart"));

        assertThat(phone.receive()).contains("Call-ID: after-restart");
      }
    }
  }

  @Test
  void fallsBackToAnotherListenPointOfTheSameFamily() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      FlowId gone = FlowId.datagram(new InetSocketAddress("192.0.2.1", 5060), phone.address());

      Flow flow = server.transport().flows().find(gone).orElseThrow();

      assertThat(flow.local()).isEqualTo(server.address());
      FlowId otherFamily =
          FlowId.datagram(server.address(), new InetSocketAddress("2001:db8::7", 5060));
      assertThat(server.transport().flows().find(otherFamily)).isEmpty();
    }
  }

  @Test
  void tellsTheSendingShardThatAMessageIsTooLarge() throws Exception {
    String body = "x".repeat(LARGEST_DATAGRAM);
    SipRequest tooLarge = TestMessages.options().body("text/plain", body).build();
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      FlowId id = FlowId.datagram(server.address(), phone.address());

      assertThat(failureOfSending(tooLarge, id, server))
          .isEqualTo(new FlowFailure(id, FlowFailure.Reason.TOO_LARGE));
      assertThat(server.counters().sendFailures().count(FlowFailure.Reason.TOO_LARGE)).isEqualTo(1);
    }
  }

  @Test
  void sendsNothingToManyHostsAtOnce() throws Exception {
    try (EchoServer server = start()) {
      FlowId id = FlowId.datagram(server.address(), new InetSocketAddress("255.255.255.255", 5060));

      assertThat(failureOfSending(request("to-all"), id, server))
          .isEqualTo(new FlowFailure(id, FlowFailure.Reason.UNREACHABLE));
    }
  }

  @Test
  void livesOnWhenTheReceiverFails() throws Exception {
    try (EchoServer server = start();
        UdpPeer phone = new UdpPeer(server.address())) {
      phone.send(TestMessages.request("DEFECT").text());
      phone.send(options());

      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
      assertThat(server.counters().dropped().count(Dropped.DEFECT)).isEqualTo(1);
    }
  }

  /** How sending failed; also that the sender heard it on its own shard, after {@code send}. */
  private static FlowFailure failureOfSending(SipRequest message, FlowId id, EchoServer server)
      throws Exception {
    Shards shards = server.transport().shards();
    Shard shard = shards.get(shards.size() - 1);
    Flow flow = server.transport().flows().find(id).orElseThrow();
    CompletableFuture<FlowFailure> failed = new CompletableFuture<>();
    AtomicBoolean sent = new AtomicBoolean();
    AtomicBoolean asPromised = new AtomicBoolean();
    shard.execute(
        () -> {
          flow.send(
              message,
              failure -> {
                asPromised.set(sent.get() && shard.isCurrent());
                failed.complete(failure);
              });
          sent.set(true);
        });
    FlowFailure failure = failed.get(5, SECONDS);
    assertThat(asPromised).isTrue();
    return failure;
  }

  private EchoServer start() throws TransportStartException {
    return EchoServer.listeningOn(settings(EchoServer.anyPort(UDP)));
  }

  private TransportSettings settings(ListenPoint point) {
    return TransportSettings.listeningOn(point).withLoops(2).withNetworkIo(io);
  }

  private static String options() {
    return TestMessages.options().text();
  }

  private static SipRequest request(String callId) {
    return TestMessages.request("NOTIFY").callId(callId).build();
  }

  private static boolean hasIpv6() {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(NetUtil.LOCALHOST6, 0))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }
}
