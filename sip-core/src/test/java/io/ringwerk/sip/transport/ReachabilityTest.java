package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachabilityTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.0.2.1", "10.1.2.255", "::1", "2001:db8::7", "fd00::1"})
  void acceptsTheAddressOfAHost(String host) {
    assertThat(Reachability.isUnicast(new InetSocketAddress(host, 5060))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "224.0.1.75",
        "239.255.255.250",
        "255.255.255.255",
        "169.254.169.254",
        "ff02::1",
        "fe80::1",
        "::ffff:224.0.1.75",
        "::ffff:0.0.0.0"
      })
  void refusesAnAddressOfManyOrOfNobody(String host) {
    assertThat(Reachability.isUnicast(new InetSocketAddress(host, 5060))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::7"})
  void refusesPortZero(String host) {
    assertThat(Reachability.isUnicast(new InetSocketAddress(host, 0))).isFalse();
  }
}
