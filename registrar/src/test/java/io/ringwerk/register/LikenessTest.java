package io.ringwerk.register;

import static io.ringwerk.register.TestPhone.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.TransportProtocol;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each row of the table of evidence in {@link Likeness}. */
class LikenessTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String MAC = "Yealink SIP-T46G 66.84.0.10 001565aabbcc";
  private static final String OTHER_MAC = "Yealink SIP-T46G 66.84.0.10 001565aabbdd";

  private final TestPhone older = phone("a").at("192.0.2.7:40001");
  private final TestPhone newer = phone("b").at("198.51.100.9:40002");

  private Likeness likeness() {
    return evidence(older).likeness(evidence(newer));
  }

  private static EndpointEvidence evidence(TestPhone phone) {
    DeviceUnderTest device = new DeviceUnderTest();
    RegistrationRequest request = phone.register(NOW);
    return EndpointEvidence.of(device.grant(request).registered().get(0), request.relayed());
  }

  @Test
  void sameMacAddressIsOneEndpointWhateverTheInstance() {
    older.agent(MAC).instance("urn:uuid:1");
    newer.agent(MAC).instance("urn:uuid:2");

    assertThat(likeness()).isEqualTo(Likeness.SAME_HARDWARE);
  }

  @Test
  void sameInstanceIsOneEndpoint() {
    older.instance("urn:uuid:1");
    newer.instance("urn:uuid:1");

    assertThat(likeness()).isEqualTo(Likeness.SAME_INSTANCE);
  }

  @Test
  void sameCallIdIsOneEndpoint() {
    older.callId("x");
    newer.callId("x");

    assertThat(likeness()).isEqualTo(Likeness.SAME_CALL_ID);
  }

  @Test
  void differentMacAddressesAreTwoEndpoints() {
    older.agent(MAC);
    newer.agent(OTHER_MAC);

    assertThat(likeness()).isEqualTo(Likeness.OTHER_HARDWARE);
  }

  @Test
  void differentInstancesAreTwoEndpoints() {
    older.instance("urn:uuid:1");
    newer.instance("urn:uuid:2");

    assertThat(likeness()).isEqualTo(Likeness.OTHER_INSTANCE);
  }

  @Test
  void differentInstancesOnOneSocketMayBeASoftphoneInstalledAnew() {
    older.at("192.0.2.7:5060").instance("urn:uuid:1");
    newer.at("192.0.2.7:5060").instance("urn:uuid:2");

    assertThat(likeness()).isEqualTo(Likeness.OTHER_NAME_ON_SAME_SOCKET);
  }

  @Test
  void oneNameAloneDecidesNothing() {
    older.instance("urn:uuid:1");

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }

  @Test
  void sameAddressAndPortIsOneEndpoint() {
    older.at("192.0.2.7:5060").contact("sip:x@10.0.0.5:5060");
    newer.at("192.0.2.7:5060").contact("sip:y@10.0.0.5:5061");

    assertThat(likeness()).isEqualTo(Likeness.SAME_SOCKET);
  }

  @Test
  void samePrivateSocketBehindOneNatIsOneEndpoint() {
    older.at("192.0.2.7:40001").contact("sip:x@10.0.0.5:5060");
    newer.at("192.0.2.7:40002").contact("sip:y@10.0.0.5:5060");

    assertThat(likeness()).isEqualTo(Likeness.SAME_SOCKET);
  }

  @Test
  void samePrivateSocketBehindTwoNatsDecidesNothing() {
    older.contact("sip:x@10.0.0.5:5060");
    newer.contact("sip:x@10.0.0.5:5060");

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }

  @Test
  void sameSocketWithAnotherAgentDecidesNothing() {
    older.at("192.0.2.7:5060").agent("Phone 1.0");
    newer.at("192.0.2.7:5060").agent("Phone 2.0");

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }

  @Test
  void sameAddressAndPortOverAnotherTransportIsAnotherSocket() {
    older.at("192.0.2.7:40001").contact("sip:x@192.0.2.7:1").over(TransportProtocol.TCP);
    newer.at("192.0.2.7:40001").contact("sip:x@192.0.2.7:2");

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }

  @Test
  void behindAProxyAddressesDecideNothing() {
    older.at("192.0.2.200:5060").relayed();
    newer.at("192.0.2.200:5060").relayed();

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }

  @Test
  void sameHostAndAgentAtTwoOfOurAddressesIsOneEndpoint() {
    older.at("192.0.2.7:5060").agent("Snom D375").server("192.0.2.1:5060");
    newer.at("192.0.2.7:5062").agent("Snom D375").server("192.0.2.2:5060");

    assertThat(likeness()).isEqualTo(Likeness.TWO_SERVERS);
  }

  @Test
  void sameHostAndAgentAtTheSameServerDecidesNothing() {
    older.at("192.0.2.7:5060").agent("Snom D375");
    newer.at("192.0.2.7:5062").agent("Snom D375");

    assertThat(likeness()).isEqualTo(Likeness.UNDECIDED);
  }
}
