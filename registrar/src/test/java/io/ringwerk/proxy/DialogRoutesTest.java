package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.FlowTokens;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DialogRoutesTest {

  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress PHONE = new InetSocketAddress("198.51.100.7", 49152);
  private static final DialogEnd ANNA = end("anna-desk", FlowId.datagram(SERVER, PHONE), true);

  private final FlowTokens tokens = new FlowTokens(new byte[32]);
  private final DialogRoutes routes = new DialogRoutes(tokens);

  @ParameterizedTest
  @EnumSource(TransportProtocol.class)
  void readsBackWhatItWroteForEachTransport(TransportProtocol transport) {
    long connection = transport == TransportProtocol.UDP ? FlowId.DATAGRAM : 0xCAFEBABE12345678L;
    DialogEnd ben = end("ben-desk", new FlowId(transport, SERVER, PHONE, connection), false);
    DialogRoute route = new DialogRoute(-42, ANNA, ben);

    assertThat(routes.read(routes.token(route))).contains(route);
  }

  @Test
  void readsBackIpv6() {
    InetSocketAddress server = new InetSocketAddress("2001:db8::1", 5060);
    InetSocketAddress phone = new InetSocketAddress("2001:db8::7", 65535);
    DialogRoute route =
        new DialogRoute(1, ANNA, end("ben-desk", FlowId.datagram(server, phone), true));

    assertThat(routes.read(routes.token(route))).contains(route);
  }

  @Test
  void readsNothingFromWhatItNeverWrote() {
    assertThat(routes.read("")).isEmpty();
    assertThat(routes.read("ben")).isEmpty();
    assertThat(routes.read(tokens.sign(new byte[] {1, 2, 3}))).isEmpty();
    assertThat(routes.read(tokens.sign(new byte[] {99}))).isEmpty();
  }

  @Test
  void tellsTheDirectionByTheCallersTag() {
    SipRequest invite = TestMessages.invite().fromTag("a").build();
    DialogRoute route = new DialogRoute(DialogRoutes.dialog(invite, "a"), ANNA, BEN);

    assertThat(destination(route, TestMessages.bye().fromTag("a").toTag("b"))).contains(BEN);
    assertThat(destination(route, TestMessages.bye().fromTag("b").toTag("a"))).contains(ANNA);
    assertThat(destination(route, TestMessages.bye().fromTag("b").toTag("c"))).isEmpty();
    assertThat(destination(route, TestMessages.bye().fromTag("a").callId("other"))).isEmpty();
  }

  private static final DialogEnd BEN =
      end("ben-desk", FlowId.datagram(SERVER, new InetSocketAddress("198.51.100.8", 5060)), true);

  private static Optional<DialogEnd> destination(
      DialogRoute route, TestMessages.TestRequest request) {
    return DialogRoutes.direction(route, request.build()).map(DialogDirection::destination);
  }

  private static DialogEnd end(String device, FlowId flow, boolean registered) {
    return new DialogEnd(new DeviceRef("example.com", device), flow, registered);
  }
}
