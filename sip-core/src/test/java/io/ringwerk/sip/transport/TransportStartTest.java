package io.ringwerk.sip.transport;

import static io.ringwerk.sip.flow.TransportProtocol.TCP;
import static io.ringwerk.sip.flow.TransportProtocol.TLS;
import static io.ringwerk.sip.flow.TransportProtocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transport.TransportStartException.Reason;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TransportStartTest {

  @Parameter NetworkIo io = NetworkIo.NIO;

  @BeforeEach
  void needTheNetworkIo() {
    assumeTrue(io.isAvailable());
  }

  @Test
  void listensOnSeveralPointsInTheirOrder() throws Exception {
    try (EchoServer server =
            EchoServer.listeningOn(
                settings(
                    EchoServer.anyPort(TCP), EchoServer.anyPort(UDP), EchoServer.anyPort(TCP)));
        UdpPeer udp = new UdpPeer(server.transport().listenPoints().get(1).address());
        TcpPeer tcp = new TcpPeer(server.transport().listenPoints().get(2).address())) {
      List<ListenPoint> bound = server.transport().listenPoints();
      assertThat(bound).extracting(ListenPoint::transport).containsExactly(TCP, UDP, TCP);
      assertThat(bound).extracting(point -> point.address().getPort()).doesNotContain(0);

      udp.send(TestMessages.options().text());
      tcp.send(TestMessages.options().text());

      assertThat(udp.receive()).startsWith("SIP/2.0 200 ");
      assertThat(tcp.receive()).startsWith("SIP/2.0 200 ");
    }
  }

  @Test
  void namesAUdpPortThatAnotherServerHas() throws Exception {
    try (EchoServer first = EchoServer.listeningOn(settings(EchoServer.anyPort(UDP)))) {
      TransportStartException refusal = refusal(first.boundPoint());

      assertThat(refusal.reason()).isEqualTo(Reason.PORT_IN_USE);
      assertThat(refusal.listenPoint()).isEqualTo(first.boundPoint());
      assertThat(refusal)
          .hasMessageContaining("udp:127.0.0.1:" + first.address().getPort())
          .hasMessageContaining("the port is in use");
    }
  }

  @Test
  void namesATcpPortThatAnotherServerHas() throws Exception {
    try (EchoServer first = EchoServer.listeningOn(settings(EchoServer.anyPort(TCP)))) {
      TransportStartException refusal = refusal(first.boundPoint());

      assertThat(refusal.reason()).isEqualTo(Reason.PORT_IN_USE);
      assertThat(refusal).hasMessageContaining("tcp:127.0.0.1:" + first.address().getPort());
    }
  }

  @Test
  void givesBackWhatItHadOpenedWhenALaterPointFails() throws Exception {
    ListenPoint released;
    try (EchoServer first = EchoServer.listeningOn(settings(EchoServer.anyPort(UDP)));
        EchoServer second = EchoServer.listeningOn(settings(EchoServer.anyPort(TCP)))) {
      released = second.boundPoint();
      second.stop();

      refusal(released, first.boundPoint());

      try (EchoServer third = EchoServer.listeningOn(settings(released))) {
        assertThat(third.boundPoint()).isEqualTo(released);
      }
    }
  }

  @Test
  void namesAPointThatAnotherCovers() throws Exception {
    ListenPoint released;
    try (EchoServer server = EchoServer.listeningOn(settings(EchoServer.anyPort(UDP)))) {
      released = server.boundPoint();
    }
    int port = released.address().getPort();
    ListenPoint everywhere = new ListenPoint(UDP, new InetSocketAddress("0.0.0.0", port));

    assertThat(refusal(everywhere, released).reason()).isEqualTo(Reason.OVERLAPPING);
    assertThat(refusal(released, everywhere).reason()).isEqualTo(Reason.OVERLAPPING);
  }

  @Test
  void namesAnAddressThisMachineDoesNotHave() {
    ListenPoint foreign = new ListenPoint(UDP, new InetSocketAddress("192.0.2.1", 0));

    assertThat(refusal(foreign).reason()).isEqualTo(Reason.NO_SUCH_ADDRESS);
  }

  @Test
  void namesATransportThatIsNotSupported() {
    assertThat(refusal(EchoServer.anyPort(TLS)).reason()).isEqualTo(Reason.UNSUPPORTED_TRANSPORT);
  }

  private TransportStartException refusal(ListenPoint... points) {
    return catchThrowableOfType(
        TransportStartException.class, () -> EchoServer.listeningOn(settings(points)).close());
  }

  private TransportSettings settings(ListenPoint... points) {
    return TransportSettings.listeningOn(points).withLoops(2).withNetworkIo(io);
  }
}
