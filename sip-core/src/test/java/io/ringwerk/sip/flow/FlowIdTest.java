package io.ringwerk.sip.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowIdTest {

  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress PHONE = new InetSocketAddress("198.51.100.7", 49_152);
  private static final InetSocketAddress SERVER_6 = new InetSocketAddress("2001:db8::1", 5060);
  private static final InetSocketAddress PHONE_6 = new InetSocketAddress("2001:db8:0:1::7", 65_535);

  static Stream<FlowId> flows() {
    return Stream.of(
        FlowId.datagram(SERVER, PHONE),
        FlowId.datagram(new InetSocketAddress("0.0.0.0", 5060), PHONE),
        FlowId.datagram(new InetSocketAddress("::", 5060), PHONE_6),
        new FlowId(TransportProtocol.TCP, SERVER, PHONE, 1),
        new FlowId(TransportProtocol.TLS, SERVER_6, PHONE_6, Long.MIN_VALUE),
        new FlowId(TransportProtocol.WS, SERVER_6, PHONE_6, -1),
        new FlowId(TransportProtocol.WSS, SERVER, PHONE, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("flows")
  void readsBackWhatItWrote(FlowId flow) {
    assertThat(FlowId.parse(flow.toText())).contains(flow);
  }

  @ParameterizedTest
  @MethodSource("flows")
  void hasNoBlanksInItsText(FlowId flow) {
    assertThat(flow.toText()).doesNotContainAnyWhitespaces();
  }

  @Test
  void looksAsPeopleWriteAddresses() {
    assertThat(FlowId.datagram(SERVER, PHONE).toText())
        .isEqualTo("udp/192.0.2.1:5060/198.51.100.7:49152");
    assertThat(new FlowId(TransportProtocol.TCP, SERVER_6, PHONE_6, 0x5f3a).toText())
        .isEqualTo("tcp/[2001:db8::1]:5060/[2001:db8:0:1::7]:65535/5f3a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "udp",
        "udp/192.0.2.1:5060",
        "udp/192.0.2.1:5060/198.51.100.7:49152/1",
        "tcp/192.0.2.1:5060/198.51.100.7:49152",
        "tcp/192.0.2.1:5060/198.51.100.7:49152/",
        "tcp/192.0.2.1:5060/198.51.100.7:49152/0",
        "tcp/192.0.2.1:5060/198.51.100.7:49152/10000000000000000",
        "tcp/192.0.2.1:5060/198.51.100.7:49152/1/2",
        "sctp/192.0.2.1:5060/198.51.100.7:49152/1",
        "udp/192.0.2.1/198.51.100.7:49152",
        "udp/192.0.2.1:/198.51.100.7:49152",
        "udp/192.0.2.1:5060/198.51.100.7:65536",
        "udp/192.0.2.1:5060/198.51.100.7:-1",
        "udp/192.0.2.1:5060/phone.example.com:5060",
        "udp/192.0.2.1:5060/198.51.100:5060",
        "udp/192.0.2.1:5060/2001:db8::7:5060",
      })
  void readsNothingElse(String text) {
    assertThat(FlowId.parse(text)).isEmpty();
  }

  @Test
  void isRefusedForANameInsteadOfAnAddress() {
    InetSocketAddress name = InetSocketAddress.createUnresolved("phone.example.com", 5060);

    assertThatThrownBy(() -> FlowId.datagram(SERVER, name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isRefusedIfTheConnectionDoesNotFitTheTransport() {
    assertThatThrownBy(() -> new FlowId(TransportProtocol.UDP, SERVER, PHONE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FlowId(TransportProtocol.TCP, SERVER, PHONE, FlowId.DATAGRAM))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
