package io.ringwerk.loadtest.sipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which device plays what. */
class CastTest {

  @Test
  void callsHalfOfTheUsersByTheOtherHalf() {
    Cast cast = Cast.of(order(Scenario.CALLS, 20, devices(4, 2)));

    assertThat(cast.called()).extracting(Device::id).containsExactly("u0-e0", "u1-e0");
    assertThat(cast.phones()).extracting(Part::file).containsExactly("phone");
    assertThat(cast.measured().get(0).lines())
        .containsExactly(
            "u2-e0;x.test;[authentication username=u2-e0 password=pw-u2-e0];u0-e0",
            "u3-e0;x.test;[authentication username=u3-e0 password=pw-u3-e0];u1-e0");
  }

  @Test
  void ringsAllDevicesOfACalledUserAndLetsOneAnswer() {
    Cast cast = Cast.of(order(Scenario.FORKED_CALLS, 1, devices(3, 3)));

    assertThat(cast.phones())
        .extracting(part -> part.takesCalls().orElseThrow() + " " + part.lines().size())
        .containsExactly("answer 1", "ring 1", "ring 1");
    assertThat(cast.called()).extracting(Device::id).containsExactly("u0-e0", "u0-e1", "u0-e2");
    assertThat(cast.measured().get(0).lines()).hasSize(2).allMatch(line -> line.endsWith(";u0"));
  }

  @Test
  void ringsAllMembersOfAGroupAndLetsOneAnswer() {
    LoadOrder order = order(Scenario.GROUP_CALLS, 20, devices(3, 2));
    Cast cast = Cast.of(withGroup(order, Optional.of("team"), List.of("u0", "u2")));

    assertThat(cast.phones())
        .extracting(part -> part.takesCalls().orElseThrow() + " " + part.lines().size())
        .containsExactly("answer 1", "ring 1", "ring 1", "ring 1");
    assertThat(cast.measured().get(0).lines())
        .containsExactly("u1-e0;x.test;[authentication username=u1-e0 password=pw-u1-e0];team");
  }

  @Test
  void playsTheSameDevicesInTwoPlaces() {
    Cast cast = Cast.of(order(Scenario.DUPLICATES, 20, devices(2, 1)));

    assertThat(cast.measured()).hasSize(2);
    assertThat(cast.measured().get(0).lines()).isEqualTo(cast.measured().get(1).lines());
  }

  @Test
  void rotatesHalfOfTheDevicesWhileTheOthersRegister() {
    Cast cast = Cast.of(order(Scenario.ROTATIONS, 20, devices(4, 1)));

    assertThat(cast.rotated()).extracting(Device::id).containsExactly("u0-e0", "u1-e0");
    assertThat(cast.measured().get(0).lines()).hasSize(2).noneMatch(line -> line.contains("u0"));
  }

  @Test
  void saysWhichDevicesAreMissing() {
    assertRefused(order(Scenario.CALLS, 20, devices(1, 3)), "devices of two users in one domain");
    assertRefused(order(Scenario.FORKED_CALLS, 20, devices(3, 1)), "a user with several devices");
    assertRefused(order(Scenario.ROTATIONS, 20, devices(1, 1)), "two devices");
    assertRefused(order(Scenario.GROUP_CALLS, 20, devices(3, 1)), "--group team --members");
    LoadOrder group = order(Scenario.GROUP_CALLS, 20, devices(2, 1));
    assertRefused(withGroup(group, Optional.of("team"), List.of("u0", "u1")), "somebody else");
    assertRefused(withGroup(group, Optional.of("team"), List.of("nobody")), "--members nobody");
    LoadOrder crowd = order(Scenario.FORKED_CALLS, 20, devices(2, 40));
    assertRefused(crowd, "40 phones would ring for one call; with SIPp 31 can");
  }

  private static void assertRefused(LoadOrder order, String why) {
    assertThatThrownBy(() -> Cast.of(order))
        .isInstanceOfSatisfying(
            LoadFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
        .hasMessageContaining(why);
  }

  private static LoadOrder order(Scenario scenario, int called, List<Device> devices) {
    return new LoadOrder(
        scenario,
        Target.parse("127.0.0.1:5060"),
        Transport.UDP,
        10,
        100,
        Optional.empty(),
        devices,
        called,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static LoadOrder withGroup(
      LoadOrder order, Optional<String> group, List<String> members) {
    return new LoadOrder(
        order.scenario(),
        order.target(),
        order.transport(),
        order.rate(),
        order.count(),
        order.duration(),
        order.devices(),
        order.called(),
        group,
        members,
        order.api());
  }

  private static List<Device> devices(int users, int each) {
    List<Device> devices = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      for (int device = 0; device < each; device++) {
        String id = "u%d-e%d".formatted(user, device);
        devices.add(new Device(id, "u" + user, "x.test", "pw-" + id));
      }
    }
    return devices;
  }
}
