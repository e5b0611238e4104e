package io.ringwerk.loadtest.sipp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the operator asked for, checked.
 *
 * @param scenario what is run
 * @param target the server
 * @param transport how it is reached
 * @param rate new registrations, phones or calls a second
 * @param count how many of them
 * @param duration the time after which the run is ended even if the server is slow
 * @param devices whose credentials are used
 * @param called how many users or devices are called at most
 * @param group the group that is called
 * @param members the group's members, among the users of the devices
 * @param api Ringwerk's REST API, for rotations
 */
record LoadOrder(
    Scenario scenario,
    Target target,
    Transport transport,
    int rate,
    long count,
    Optional<Duration> duration,
    List<Device> devices,
    int called,
    Optional<String> group,
    List<String> members,
    Optional<RotationApi> api) {

  LoadOrder {
    devices = List.copyOf(devices);
    members = List.copyOf(members);
  }
}
