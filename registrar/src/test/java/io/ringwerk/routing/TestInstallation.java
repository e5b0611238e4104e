package io.ringwerk.routing;

import io.ringwerk.location.Binding;
import io.ringwerk.location.BindingUpdate;
import io.ringwerk.location.Endpoint;
import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.location.LocationService;
import io.ringwerk.location.RegisterId;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.directory.TenantEntry;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An installation for tests: a directory, bindings, and a wire for each flow.
 *
 * <p>Tenant {@value #DOMAIN}, also called {@value #ALIAS}:
 *
 * <ul>
 *   <li>anna, extension 11, with {@code anna-desk} and {@code anna-soft};
 *   <li>ben, extension 12, number {@code +41445550112}, with {@code ben-desk}, {@code ben-soft} and
 *       {@code ben-mobile}; number {@code +41445550199} rings {@code ben-desk} alone;
 *   <li>clara, extension 13, with {@code clara-desk};
 *   <li>group team, extension 20, of anna, ben and clara.
 * </ul>
 *
 * Tenant {@value #OTHER_DOMAIN}: dora with {@code dora-desk}. Nobody is registered at first. Every
 * device's password is its id.
 */
public final class TestInstallation {

  /** The first tenant's domain. */
  public static final String DOMAIN = "example.com";

  /** The server's own address, which stands for the first tenant. */
  public static final String ALIAS = "192.0.2.1";

  /** The second tenant's domain. */
  public static final String OTHER_DOMAIN = "other.example";

  private static final InetSocketAddress SERVER = new InetSocketAddress(ALIAS, 5060);

  private final VirtualTime time;
  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final LocationService location;
  private final Map<FlowId, Flow> flows = new HashMap<>();
  private int flowCount;

  /** An installation at this time. */
  public TestInstallation(VirtualTime time) {
    this.time = time;
    this.location = InMemoryLocationService.withoutJournal(time::now);
    directory.aliases(Set.of(ALIAS));
    tenant(DOMAIN, true);
    user(DOMAIN, "anna", Optional.of("11"), Set.of(), "anna-desk", "anna-soft");
    user(
        DOMAIN,
        "ben",
        Optional.of("12"),
        Set.of("+41445550112"),
        "ben-desk",
        "ben-soft",
        "ben-mobile");
    directory.apply(new DirectoryChange().route(DOMAIN, "+41445550199", "ben-desk"));
    user(DOMAIN, "clara", Optional.of("13"), Set.of(), "clara-desk");
    group("team", "20", "anna", "ben", "clara");
    tenant(OTHER_DOMAIN, false);
    user(OTHER_DOMAIN, "dora", Optional.empty(), Set.of(), "dora-desk");
  }

  /** Who exists. */
  public InMemoryDirectory directory() {
    return directory;
  }

  /** Who is registered. */
  public LocationService location() {
    return location;
  }

  /** A router over all this. */
  public Router router() {
    return new Router(directory, location, this::find);
  }

  /** Finds a flow, as long as it is open. */
  public Optional<Flow> find(FlowId id) {
    return Optional.ofNullable(flows.get(id)).filter(Flow::isOpen);
  }

  /** The key of a device of the first tenant. */
  public static DeviceRef device(String id) {
    return new DeviceRef(DOMAIN, id);
  }

  /** A new wire for datagrams, from an address of its own. */
  public RecordingWire udpWire() {
    return add(new RecordingWire(datagramFlow()));
  }

  /** A new wire for a stream. */
  public RecordingWire tcpWire() {
    return add(new RecordingWire(streamFlow()));
  }

  /** Names a new flow over datagrams. */
  public FlowId datagramFlow() {
    return FlowId.datagram(SERVER, nextAddress());
  }

  /** Names a new flow over a stream. */
  public FlowId streamFlow() {
    InetSocketAddress remote = nextAddress();
    return new FlowId(TransportProtocol.TCP, SERVER, remote, flowCount);
  }

  /** Registers a device over a new wire for datagrams, beside what it has registered already. */
  public RecordingWire register(String device) {
    return register(device, udpWire());
  }

  /** Registers a device over this flow. */
  public <F extends Flow> F register(String device, F flow) {
    add(flow);
    Binding binding = binding(contact(device, flow), flow.id(), time.now());
    plan(device, current -> append(current, binding));
    return flow;
  }

  /** Takes all bindings of a device away. */
  public void unregister(String device) {
    plan(device, current -> List.of());
  }

  /** The contact a device registers over a flow. */
  public static String contact(String device, Flow flow) {
    InetSocketAddress remote = flow.remote();
    return "sip:" + device + "@" + remote.getHostString() + ":" + remote.getPort();
  }

  /** Enables or disables a device. */
  public void enable(String device, boolean enabled) {
    DeviceEntry entry = directory.tenant(DOMAIN).orElseThrow().device(device).orElseThrow();
    directory.apply(
        new DirectoryChange()
            .put(DOMAIN, device(entry.ref(), entry.userName(), enabled, entry.identities())));
  }

  /** Enables or locks a user. */
  public void enableUser(String user, boolean enabled) {
    UserEntry entry = (UserEntry) directory.tenant(DOMAIN).orElseThrow().find(user).orElseThrow();
    directory.apply(
        new DirectoryChange()
            .put(
                DOMAIN,
                new UserEntry(
                    user, "", entry.devices(), entry.extension(), entry.numbers(), enabled)));
  }

  /** Adds a group, in the first tenant. */
  public void group(String name, String extension, String... members) {
    GroupEntry group = new GroupEntry(name, "", List.of(members), Optional.of(extension), Set.of());
    directory.apply(new DirectoryChange().put(DOMAIN, group).route(DOMAIN, extension, name));
  }

  /** Adds a user with its devices, in the first tenant. */
  public void user(String name, String... devices) {
    user(DOMAIN, name, Optional.empty(), Set.of(), devices);
  }

  private void tenant(String domain, boolean standsForServer) {
    directory.apply(
        new DirectoryChange()
            .tenant(new TenantEntry(domain, domain, AlgorithmOffer.MD5, standsForServer)));
  }

  private void user(
      String domain,
      String name,
      Optional<String> extension,
      Set<String> numbers,
      String... devices) {
    DirectoryChange change = new DirectoryChange();
    change.put(domain, new UserEntry(name, "", List.of(devices), extension, numbers, true));
    extension.ifPresent(it -> change.route(domain, it, name));
    numbers.forEach(it -> change.route(domain, it, name));
    for (String id : devices) {
      List<String> identities = new ArrayList<>(numbers);
      identities.addAll(List.of(id, name));
      extension.ifPresent(identities::add);
      change.put(domain, device(new DeviceRef(domain, id), name, true, Set.copyOf(identities)));
    }
    directory.apply(change);
  }

  private static DeviceEntry device(
      DeviceRef ref, String user, boolean enabled, Set<String> identities) {
    Ha1 ha1 =
        Ha1.of(DigestAlgorithm.MD5, ref.deviceId(), ref.tenant(), VoipPassword.of(ref.deviceId()));
    return new DeviceEntry(
        ref,
        user,
        "",
        enabled,
        Optional.of(ha1),
        Optional.empty(),
        AlgorithmOffer.MD5,
        1,
        identities);
  }

  private <F extends Flow> F add(F flow) {
    flows.put(flow.id(), flow);
    return flow;
  }

  private InetSocketAddress nextAddress() {
    return new InetSocketAddress("198.51.100." + ++flowCount, 5060);
  }

  private void plan(String device, UnaryOperator<List<Binding>> change) {
    location
        .update(device(device), current -> BindingUpdate.replace(current, change.apply(current)))
        .join();
  }

  private static List<Binding> append(List<Binding> bindings, Binding added) {
    List<Binding> all = new ArrayList<>(bindings);
    all.add(added);
    return all;
  }

  private static Binding binding(String contact, FlowId flow, Instant now) {
    return new Binding(
        contact,
        flow,
        "",
        Binding.DEFAULT_Q,
        new Endpoint("", Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty()),
        new RegisterId(contact, 1, ""),
        now,
        now,
        now.plus(Duration.ofHours(1)));
  }
}
