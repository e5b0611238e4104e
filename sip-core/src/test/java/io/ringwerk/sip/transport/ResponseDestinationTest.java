package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class ResponseDestinationTest {

  private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.1", 40_000);

  @Test
  void isTheSourceIfTheViaAsksForIt() {
    assertThat(destination("192.0.2.1:5060", ";rport")).isEqualTo(SOURCE);
  }

  @Test
  void isThePortOfSentByWithoutRport() {
    assertThat(destination("192.0.2.1:5070", ""))
        .isEqualTo(new InetSocketAddress("192.0.2.1", 5070));
  }

  @Test
  void isPort5060IfSentByHasNone() {
    assertThat(destination("192.0.2.1", "")).isEqualTo(new InetSocketAddress("192.0.2.1", 5060));
  }

  @Test
  void isTheSourceHostAtThePortOfSentByIfThatIsAName() {
    assertThat(destination("phone.example.com:5070", ""))
        .isEqualTo(new InetSocketAddress("192.0.2.1", 5070));
  }

  @Test
  void isTheSourceBehindANatWithoutRport() {
    assertThat(destination("10.0.0.7:5060", "")).isEqualTo(SOURCE);
  }

  @Test
  void neverLeavesTheSourceHost() {
    assertThat(destination("203.0.113.9:53", "").getAddress()).isEqualTo(SOURCE.getAddress());
    assertThat(destination("203.0.113.9:53", ";received=203.0.113.9").getAddress())
        .isEqualTo(SOURCE.getAddress());
  }

  private static InetSocketAddress destination(String sentBy, String viaParameters) {
    SipResponse response =
        ResponseBuilder.to(
                TestMessages.options()
                    .sentBy(sentBy)
                    .viaParameters(viaParameters)
                    .build()
                    .receivedFrom(SOURCE),
                200)
            .build();
    return ResponseDestination.of(response, SOURCE);
  }
}
