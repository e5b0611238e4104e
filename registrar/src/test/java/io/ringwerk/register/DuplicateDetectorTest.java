package io.ringwerk.register;

import static io.ringwerk.register.DeviceUnderTest.DEVICE;
import static io.ringwerk.register.TestPhone.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.TransportProtocol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flags: raised once, cleared when due, told with both endpoints. */
class DuplicateDetectorTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DeviceUnderTest device = new DeviceUnderTest();
  private final TestPhone one =
      phone("one").at("192.0.2.7:5060").agent("Snom D375").over(TransportProtocol.TCP);
  private final TestPhone two = phone("two").at("198.51.100.9:5060").agent("Snom D375");

  @BeforeEach
  void bothRegister() {
    device.grant(one.register(device.now()));
    device.after(MINUTE);
    device.grant(two.register(device.now()));
    device.after(MINUTE);
  }

  private void oneRefreshes() {
    device.grant(one.register(device.now()));
  }

  @Test
  void suspicionIsToldToWhoeverCanAskTheOlderOne() {
    assertThat(device.suspected)
        .extracting(DuplicateEndpoint::callId)
        .containsExactly(one.callId());
    assertThat(device.raised).isEmpty();
  }

  @Test
  void flagTellsBothEndpoints() {
    oneRefreshes();

    DuplicateFlag flag = device.detector.flag(DEVICE).orElseThrow();
    assertThat(flag.device()).isEqualTo(DEVICE);
    assertThat(flag.since()).isEqualTo(device.now().minus(MINUTE));
    assertThat(flag.evidence())
        .isEqualTo(
            "Two endpoints: they have no id in common, and the older one was heard again after"
                + " the newer one had registered.");
    assertThat(flag.endpoints())
        .extracting(DuplicateEndpoint::inWords)
        .containsExactly(
            "192.0.2.7:5060 over TCP (Snom D375) since 2026-01-01T00:00:00Z",
            "198.51.100.9:5060 over UDP (Snom D375) since 2026-01-01T00:01:00Z");
  }

  @Test
  void flagIsRaisedOnce() {
    oneRefreshes();
    device.grant(two.register(device.now()));
    device.after(MINUTE);
    oneRefreshes();

    assertThat(device.raised).hasSize(1);
    assertThat(device.detector.raisedFlags()).isEqualTo(1);
    assertThat(device.detector.flaggedDevices()).isEqualTo(1);
    assertThat(device.detector.flags()).hasSize(1);
  }

  @Test
  void flagClearsWhenItsEndpointsAreForgottenForNewerOnes() {
    oneRefreshes();

    for (int other = 1; other <= 8; other++) {
      device.after(Duration.ofSeconds(1));
      TestPhone newer = phone("newer" + other).at("203.0.113." + other + ":5060");
      device.grant(newer.agent("Snom D375").register(device.now()));
    }

    assertThat(device.cleared).hasSize(1);
    assertThat(device.detector.flag(DEVICE)).isEmpty();
  }

  @Test
  void flagClearsWhenOneEndpointRunsOut() {
    oneRefreshes();

    device.after(Duration.ofMinutes(9));

    assertThat(device.cleared).hasSize(1);
    assertThat(device.isFlagged()).isFalse();
    assertThat(device.detector.flaggedDevices()).isZero();
    assertThat(device.detector.raisedFlags()).isEqualTo(1);
  }

  @Test
  void flagIsGoneOnTimeEvenIfTheExpiryIsToldLate() {
    oneRefreshes();

    device.time.advance(Duration.ofMinutes(9));

    assertThat(device.isFlagged()).isFalse();
    assertThat(device.detector.flaggedDevices()).isZero();
  }

  @Test
  void flagClearsWhenOneEndpointSignsOff() {
    oneRefreshes();

    device.grant(two.unregister(device.now()));

    assertThat(device.cleared).hasSize(1);
    assertThat(device.isFlagged()).isFalse();
  }

  @Test
  void flagClearsWhenTheDeviceIsForgotten() {
    oneRefreshes();

    device.detector.forget(DEVICE);

    assertThat(device.cleared).hasSize(1);
    assertThat(device.isFlagged()).isFalse();
  }

  @Test
  void flagStandsWhileOneOfTheTwoReboots() {
    oneRefreshes();

    device.grant(two.reboot().register(device.now()));

    assertThat(device.cleared).isEmpty();
    assertThat(device.isFlagged()).isTrue();
  }

  @Test
  void flagIsRaisedAgainAfterItHadCleared() {
    oneRefreshes();
    device.grant(two.unregister(device.now()));
    device.after(MINUTE);
    device.grant(two.register(device.now()));
    device.after(MINUTE);

    oneRefreshes();

    assertThat(device.raised).hasSize(2);
  }

  @Test
  void anAnswerFromTheOlderOneProvesTheDuplicate() {
    device.detector.answered(DEVICE, one.callId());

    assertThat(device.isFlagged()).isTrue();
  }

  @Test
  void anAnswerFromTheNewerOneProvesNothing() {
    device.detector.answered(DEVICE, two.callId());

    assertThat(device.isFlagged()).isFalse();
  }

  @Test
  void anAnswerFromNobodyKnownProvesNothing() {
    device.detector.answered(DEVICE, "unknown");

    assertThat(device.isFlagged()).isFalse();
  }

  @Test
  void aRetransmissionOfTheOlderOneProvesNothing() {
    device.grant(one.retransmit(device.now()));

    assertThat(device.isFlagged()).isFalse();
  }

  @Test
  void removingOneContactOfTwoIsNoSignOff() {
    oneRefreshes();

    device.grant(
        one.register(device.now(), "sip:1234567e0@192.0.2.7:5060", "sip:line2@192.0.2.7:5062"));
    device.grant(
        one.send(
            device.now(),
            new ContactChange.Update(
                List.of(one.requested("sip:line2@192.0.2.7:5062", Duration.ZERO)))));

    assertThat(device.isFlagged()).isTrue();
  }

  @Test
  void aDeviceThatRegistersFromEverywhereIsRememberedInPartOnly() {
    for (int i = 0; i < 50; i++) {
      device.receive(phone("p" + i).at("203.0.113." + i + ":5060").register(device.now()));
      device.after(Duration.ofSeconds(50));
    }

    assertThat(device.detector.suspects(DEVICE)).hasSizeLessThanOrEqualTo(8);
  }
}
