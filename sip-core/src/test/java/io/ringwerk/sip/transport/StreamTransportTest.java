package io.ringwerk.sip.transport;

import static io.ringwerk.sip.flow.TransportProtocol.TCP;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transport.TransportSettings.Connections;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StreamTransportTest {

  @Parameter NetworkIo io = NetworkIo.NIO;

  @BeforeEach
  void needTheNetworkIo() {
    assumeTrue(io.isAvailable());
  }

  @Test
  void answersOverTheConnectionARequestCameOn() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("call-1"));

      assertThat(phone.receive())
          .startsWith("SIP/2.0 200 ")
          .contains("rport=" + phone.address().getPort());
      Flow flow = server.awaitArrival().flow();
      assertThat(flow.isOpen()).isTrue();
      assertThat(flow.local()).isEqualTo(server.address());
      assertThat(flow.remote()).isEqualTo(phone.address());
      assertThat(server.counters().received().count(TCP)).isEqualTo(1);
      assertThat(server.counters().sent().count(TCP)).isEqualTo(1);
      assertThat(server.counters().connectionsOpen(TCP)).isEqualTo(1);
    }
  }

  @Test
  void readsAMessageThatComesByteByByte() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.sendByteByByte(options("in-pieces"));

      assertThat(phone.receive()).contains("Call-ID: in-pieces");
    }
  }

  @Test
  void readsSeveralMessagesThatComeAtOnce() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("first") + options("second") + options("third"));

      assertThat(phone.receive()).contains("Call-ID: first");
      assertThat(phone.receive()).contains("Call-ID: second");
      assertThat(phone.receive()).contains("Call-ID: third");
    }
  }

  @Test
  void answersAKeepAliveWithAPong() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send("\r\n\r\n");

      assertThat(phone.receiveUntil("\r\n")).isEqualTo("\r\n");
      phone.send(options("after-the-ping"));
      assertThat(phone.receive()).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void goesOnAfterAMalformedMessageOfKnownLength() throws Exception {
    String twoMethods = options("bad").replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE");
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(twoMethods + options("good"));

      assertThat(phone.receive()).startsWith("SIP/2.0 400 ").contains("Call-ID: bad");
      assertThat(phone.receive()).startsWith("SIP/2.0 200 ").contains("Call-ID: good");
    }
  }

  @Test
  void refusesAHugeContentLengthAndCloses() throws Exception {
    String huge = options("huge").replace("Content-Length: 0", "Content-Length: 4294967296");
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(huge);

      phone.awaitEnd();
      assertThat(server.counters().malformed().total()).isEqualTo(1);
      assertThat(server.isQuiet()).isTrue();
    }
  }

  @Test
  void closesAfterGarbage() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n");

      phone.awaitEnd();
      assertThat(server.counters().malformed().total()).isEqualTo(1);
    }
  }

  @Test
  void answersARequestWhosePeerHasFinishedSending() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(TestMessages.request("NOTIFY").text());
      Flow flow = server.awaitArrival().flow();
      phone.finishSending();
      server.awaitClosed();

      assertThat(flow.isOpen()).isFalse();
      assertThat(server.transport().flows().find(flow.id())).isEmpty();
      flow.send(request("late"));
      assertThat(phone.receive()).contains("Call-ID: late");
    }
  }

  @Test
  void closesAConnectionWhosePeerHasFinishedSendingAfterAWhile() throws Exception {
    Connections limits = limits(10, Duration.ofSeconds(10), Duration.ofMillis(50));
    try (EchoServer server = start(limits);
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("last"));
      phone.receive();
      phone.finishSending();

      phone.awaitEnd();
    }
  }

  @Test
  void findsAConnectionAgainWhileItIsOpen() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("call-1"));
      phone.receive();
      FlowId id = server.awaitArrival().flow().id();

      server.transport().flows().find(id).orElseThrow().send(request("by-id"));
      assertThat(phone.receive()).contains("Call-ID: by-id");

      phone.reset();
      assertThat(server.awaitClosed()).isEqualTo(id);
      assertThat(server.transport().flows().find(id)).isEmpty();
    }
  }

  @Test
  void findsNoConnectionOfAnEarlierProcess() throws Exception {
    try (EchoServer server = start();
        EchoServer other = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("call-1"));
      FlowId id = server.awaitArrival().flow().id();

      assertThat(other.transport().flows().find(id)).isEmpty();
      FlowId forged = new FlowId(TCP, id.local(), id.remote(), id.connection() + 1);
      assertThat(server.transport().flows().find(forged)).isEmpty();
    }
  }

  @Test
  void tellsWhoSendsOverAClosedConnection() throws Exception {
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(options("call-1"));
      Flow flow = server.awaitArrival().flow();
      phone.receive();
      phone.reset();
      server.awaitClosed();

      CompletableFuture<FlowFailure> failed = new CompletableFuture<>();
      flow.send(request("too-late"), failed::complete);

      assertThat(failed.get(5, SECONDS))
          .isEqualTo(new FlowFailure(flow.id(), FlowFailure.Reason.CLOSED));
    }
  }

  @Test
  void givesUpAPeerThatDoesNotRead() throws Exception {
    SipRequest large =
        TestMessages.request("MESSAGE").body("text/plain", "x".repeat(60_000)).build();
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(TestMessages.request("NOTIFY").text());
      Flow flow = server.awaitArrival().flow();
      CompletableFuture<FlowFailure> failed = new CompletableFuture<>();

      while (!failed.isDone()) {
        flow.send(large, failed::complete);
      }

      assertThat(failed.get().reason()).isEqualTo(FlowFailure.Reason.BUFFER_FULL);
      assertThat(server.awaitClosed()).isEqualTo(flow.id());
    }
  }

  @Test
  void turnsAwayConnectionsBeyondTheLimit() throws Exception {
    try (EchoServer server = start(limits(1, Duration.ofSeconds(10), Duration.ofSeconds(5)));
        TcpPeer first = new TcpPeer(server.address())) {
      first.send(options("first"));
      first.receive();

      try (TcpPeer second = new TcpPeer(server.address())) {
        second.awaitEnd();
      }
      assertThat(server.counters().dropped().count(Dropped.CONNECTION_LIMIT)).isEqualTo(1);
      first.send(options("still-there"));
      assertThat(first.receive()).startsWith("SIP/2.0 200 ");

      first.reset();
      server.awaitClosed();
      try (TcpPeer next = new TcpPeer(server.address())) {
        next.send(options("next"));
        assertThat(next.receive()).startsWith("SIP/2.0 200 ");
      }
    }
  }

  @Test
  void closesAConnectionThatNeverSendsAWholeMessage() throws Exception {
    Connections limits = limits(10, Duration.ofMillis(50), Duration.ofSeconds(5));
    try (EchoServer server = start(limits);
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send("OPTIONS sip:");

      phone.awaitEnd();
      assertThat(server.counters().dropped().count(Dropped.IDLE_CONNECTION)).isEqualTo(1);
    }
  }

  @Test
  void sendsWhatWaitsBeforeItStops() throws Exception {
    String body = "x".repeat(60_000);
    try (EchoServer server = start();
        TcpPeer phone = new TcpPeer(server.address())) {
      phone.send(TestMessages.request("NOTIFY").text());
      Flow flow = server.awaitArrival().flow();
      for (int i = 0; i < 5; i++) {
        flow.send(TestMessages.request("MESSAGE").body("text/plain", body + i).build());
      }

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);

      for (int i = 0; i < 5; i++) {
        phone.receiveUntil("x" + i);
      }
      assertThatThrownBy(phone::receive).isInstanceOf(IOException.class);
      stopped.get(5, SECONDS);
    }
  }

  private EchoServer start() throws TransportStartException {
    return start(Connections.DEFAULT);
  }

  private EchoServer start(Connections limits) throws TransportStartException {
    return EchoServer.listeningOn(
        TransportSettings.listeningOn(EchoServer.anyPort(TCP))
            .withLoops(2)
            .withNetworkIo(io)
            .withConnections(limits));
  }

  private static Connections limits(int maximum, Duration usefulWithin, Duration linger) {
    return new Connections(
        maximum,
        usefulWithin,
        Connections.DEFAULT.idle(),
        linger,
        Connections.DEFAULT.maximumUnsentBytes());
  }

  private static String options(String callId) {
    return TestMessages.options().transport("TCP").callId(callId).text();
  }

  private static SipRequest request(String callId) {
    return TestMessages.request("NOTIFY").transport("TCP").callId(callId).build();
  }
}
