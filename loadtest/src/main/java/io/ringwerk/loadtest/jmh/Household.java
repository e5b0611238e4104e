package io.ringwerk.loadtest.jmh;

import io.ringwerk.auth.AuthenticationSettings;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.ServerSecret;
import io.ringwerk.location.Binding;
import io.ringwerk.location.BindingUpdate;
import io.ringwerk.location.Endpoint;
import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.location.RegisterId;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.TenantEntry;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.FlowRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the registrar's classes need to be benchmarked: a directory in memory, bindings without a
 * journal, and wires. Each device's password is its id.
 */
final class Household implements FlowRegistry {

  static final String DOMAIN = "example.org";
  static final String SERVER = "192.0.2.1:5060";

  private static final InetSocketAddress SERVER_ADDRESS = new InetSocketAddress("192.0.2.1", 5060);

  final InMemoryDirectory directory = new InMemoryDirectory();
  final InMemoryLocationService location;
  final DigestAuthenticator authenticator;

  private final InstantSource clock;
  private final Map<FlowId, Flow> flows = new HashMap<>();

  Household(InstantSource clock) {
    this.clock = clock;
    this.location = InMemoryLocationService.withoutJournal(clock);
    this.authenticator =
        new DigestAuthenticator(
            ServerSecret.random(), directory, AuthenticationSettings.DEFAULT, clock);
    directory.apply(
        new DirectoryChange().tenant(new TenantEntry(DOMAIN, DOMAIN, AlgorithmOffer.MD5, true)));
  }

  TenantDirectory tenant() {
    return directory.tenant(DOMAIN).orElseThrow();
  }

  /** Adds a user with so many devices, {@code USER-0} and so on. */
  List<String> user(String name, int deviceCount) {
    List<String> devices =
        IntStream.range(0, deviceCount).mapToObj(index -> name + "-" + index).toList();
    DirectoryChange change = new DirectoryChange();
    change.put(DOMAIN, new UserEntry(name, "", devices, Optional.empty(), Set.of(), true));
    for (String device : devices) {
      change.put(DOMAIN, entry(device, name));
    }
    directory.apply(change);
    return devices;
  }

  /** Registers a device over a wire of its own. */
  Wire register(String device) {
    int number = flows.size() + 1;
    FlowId id =
        FlowId.datagram(
            SERVER_ADDRESS, new InetSocketAddress("198.51.100." + number % 250, 5060 + number));
    Wire wire = new Wire(id);
    flows.put(id, wire);
    Binding binding = binding(device, id, 1);
    location
        .update(ref(device), current -> BindingUpdate.replace(current, added(current, binding)))
        .join();
    return wire;
  }

  /** What a device registers. */
  Binding binding(String device, FlowId flow, long cseq) {
    return new Binding(
        "sip:" + device + "@" + flow.remote().getHostString() + ":" + flow.remote().getPort(),
        flow,
        "",
        Binding.DEFAULT_Q,
        new Endpoint("", Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty()),
        new RegisterId("call-of-" + device, cseq, ""),
        clock.instant(),
        clock.instant(),
        clock.instant().plus(Duration.ofDays(365)));
  }

  static DeviceRef ref(String device) {
    return new DeviceRef(DOMAIN, device);
  }

  @Override
  public Optional<Flow> find(FlowId id) {
    return Optional.ofNullable(flows.get(id));
  }

  private static List<Binding> added(List<Binding> current, Binding binding) {
    List<Binding> all = new ArrayList<>(current);
    all.add(binding);
    return all;
  }

  private static DeviceEntry entry(String device, String user) {
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, device, DOMAIN, VoipPassword.of(device));
    return new DeviceEntry(
        ref(device),
        user,
        "",
        true,
        Optional.of(ha1),
        Optional.empty(),
        AlgorithmOffer.MD5,
        1,
        Set.of(device, user));
  }
}
