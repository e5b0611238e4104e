package io.ringwerk.routing;

import static io.ringwerk.routing.TestInstallation.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipUri;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterTest {

  private static final DeviceRef CALLER = device("anna-desk");

  private final VirtualTime time = new VirtualTime();
  private final TestInstallation installation = new TestInstallation(time);
  private final Router router = installation.router();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:ben@example.com",
        "sip:BEN@example.com",
        "sip:12@example.com",
        "sip:+41445550112@example.com",
        "sip:%2B41445550112@example.com",
        "sip:ben@192.0.2.1"
      })
  void ringsEveryDeviceOfAUserByNameExtensionAndNumber(String called) {
    register("ben-desk", "ben-soft", "ben-mobile");

    assertThat(devicesRungBy(called))
        .containsExactly(List.of("ben-desk", "ben-soft", "ben-mobile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:ben-desk@example.com", "sip:+41445550199@example.com"})
  void ringsOneDeviceAloneByItsIdAndByItsOwnNumber(String called) {
    register("ben-desk", "ben-soft");

    assertThat(devicesRungBy(called)).containsExactly(List.of("ben-desk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:team@example.com", "sip:20@example.com"})
  void ringsEveryMemberOfAGroupNestedByMember(String called) {
    register("anna-soft", "ben-desk", "ben-soft", "clara-desk");

    assertThat(devicesRungBy(called))
        .containsExactly(
            List.of("anna-soft"), List.of("ben-desk", "ben-soft"), List.of("clara-desk"));
  }

  @Test
  void neverRingsTheCallingDevice() {
    register("anna-desk", "anna-soft");

    TargetSet targets = targets("sip:anna@example.com");

    assertThat(names(targets)).containsExactly(List.of("anna-soft"));
    assertThat(targets.skipped())
        .containsExactly(new SkippedDevice(CALLER, SkipReason.IS_THE_CALLER));
  }

  @Test
  void ringsADeviceOnceHoweverManyBindingsItHas() {
    RecordingWire first = installation.register("clara-desk");
    time.advance(Duration.ofSeconds(1));
    RecordingWire second = installation.register("clara-desk");

    TargetSet targets = targets("sip:clara@example.com");

    assertThat(names(targets)).containsExactly(List.of("clara-desk"));
    assertThat(flows(targets.users().get(0).devices().get(0)))
        .as("the latest registered first")
        .containsExactly(second.id(), first.id());
  }

  @Test
  void ringsADeviceOnceEvenIfTwoMembersShareIt() {
    installation.user("reception", "ben-desk");
    installation.group("lobby", "21", "reception", "ben");
    register("ben-desk", "ben-soft");

    assertThat(devicesRungBy("sip:21@example.com"))
        .containsExactly(List.of("ben-desk"), List.of("ben-soft"));
  }

  @Test
  void leavesOutBindingsOverClosedConnections() {
    RecordingWire closed = installation.register("clara-desk", installation.tcpWire());
    RecordingWire open = installation.register("clara-desk", installation.udpWire());
    closed.close();

    DeviceTarget clara = targets("sip:clara@example.com").users().get(0).devices().get(0);

    assertThat(flows(clara)).containsExactly(open.id());
  }

  @Test
  void saysWhyEachDeviceIsNotRung() {
    register("anna-desk", "ben-desk", "ben-soft");
    installation.enable("ben-desk", false);
    installation.register("ben-mobile", installation.tcpWire()).close();
    installation.enableUser("clara", false);
    register("clara-desk");

    assertThat(targets("sip:team@example.com").skipped())
        .containsExactly(
            new SkippedDevice(CALLER, SkipReason.IS_THE_CALLER),
            new SkippedDevice(device("anna-soft"), SkipReason.NOT_REGISTERED),
            new SkippedDevice(device("ben-desk"), SkipReason.DEVICE_DISABLED),
            new SkippedDevice(device("ben-mobile"), SkipReason.CONNECTION_CLOSED),
            new SkippedDevice(device("clara-desk"), SkipReason.USER_DISABLED));
  }

  @Test
  void refusesWhoIsKnownButNotRegistered() {
    assertThat(refusal("sip:ben@example.com")).isEqualTo(RoutingRefusal.NOBODY_REACHABLE);
    assertThat(RoutingRefusal.NOBODY_REACHABLE.status()).isEqualTo(480);
  }

  @Test
  void refusesADeviceThatCallsOnlyItself() {
    register("anna-desk");

    assertThat(refusal("sip:anna-desk@example.com")).isEqualTo(RoutingRefusal.ONLY_THE_CALLER);
  }

  @Test
  void refusesUnknownNames() {
    assertThat(refusal("sip:nobody@example.com")).isEqualTo(RoutingRefusal.UNKNOWN_TARGET);
    assertThat(RoutingRefusal.UNKNOWN_TARGET.status()).isEqualTo(404);
  }

  @Test
  void isNoOpenRelay() {
    assertThat(refusal("sip:ben@elsewhere.example")).isEqualTo(RoutingRefusal.FOREIGN_DOMAIN);
    assertThat(refusal("sip:dora@other.example")).isEqualTo(RoutingRefusal.OTHER_TENANT);
  }

  @Test
  void forgetsExpiredBindings() {
    register("clara-desk");
    time.advance(Duration.ofHours(1));

    assertThat(refusal("sip:clara@example.com")).isEqualTo(RoutingRefusal.NOBODY_REACHABLE);
  }

  private void register(String... devices) {
    for (String device : devices) {
      installation.register(device);
    }
  }

  private List<List<String>> devicesRungBy(String called) {
    return names(targets(called));
  }

  private static List<List<String>> names(TargetSet targets) {
    return targets.users().stream()
        .map(user -> user.devices().stream().map(it -> it.device().name()).toList())
        .toList();
  }

  private static List<FlowId> flows(DeviceTarget target) {
    return target.bindings().stream().map(it -> it.flow().id()).toList();
  }

  private TargetSet targets(String called) {
    return ((RoutingResult.Targets) route(called)).targets();
  }

  private RoutingRefusal refusal(String called) {
    return ((RoutingResult.Refused) route(called)).reason();
  }

  private RoutingResult route(String called) {
    try {
      return router.route(CALLER, SipUri.parse(called));
    } catch (MalformedHeaderException e) {
      throw new AssertionError(e);
    }
  }
}
