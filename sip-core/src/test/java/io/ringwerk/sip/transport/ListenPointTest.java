package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListenPointTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,   192.0.2.1,   true",
    "192.0.2.1,   192.0.2.2,   false",
    "0.0.0.0,     192.0.2.1,   true",
    "0.0.0.0,     2001:db8::1, false",
    "::,          192.0.2.1,   true",
    "::,          0.0.0.0,     true",
    "::,          2001:db8::1, true",
    "2001:db8::1, 192.0.2.1,   false",
  })
  void overlapsWhereAnAddressIsInCommon(String first, String second, boolean overlap) {
    assertThat(udp(first, 5060).overlaps(udp(second, 5060))).isEqualTo(overlap);
    assertThat(udp(second, 5060).overlaps(udp(first, 5060))).isEqualTo(overlap);
  }

  @Test
  void doesNotOverlapOnAnotherPortOrTransport() {
    ListenPoint tcp =
        new ListenPoint(TransportProtocol.TCP, new InetSocketAddress("192.0.2.1", 5060));

    assertThat(udp("192.0.2.1", 5060).overlaps(udp("192.0.2.1", 5061))).isFalse();
    assertThat(udp("192.0.2.1", 5060).overlaps(tcp)).isFalse();
    assertThat(udp("192.0.2.1", 0).overlaps(udp("192.0.2.1", 0))).isFalse();
  }

  @Test
  void looksAsInTheConfiguration() {
    assertThat(udp("192.0.2.1", 5060)).hasToString("udp:192.0.2.1:5060");
    assertThat(udp("2001:db8::1", 5060)).hasToString("udp:[2001:db8::1]:5060");
  }

  private static ListenPoint udp(String host, int port) {
    return new ListenPoint(TransportProtocol.UDP, new InetSocketAddress(host, port));
  }
}
