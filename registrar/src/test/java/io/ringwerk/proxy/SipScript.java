package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.auth.AuthenticationSettings;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.ServerSecret;
import io.ringwerk.routing.TestInstallation;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowTokens;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.time.VirtualTime;
import io.ringwerk.sip.transaction.RequestSender;
import io.ringwerk.sip.transaction.TransactionEvent;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transaction.TransactionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A proxy with phones around it, on virtual time and without sockets, so that a test reads like the
 * message flow it is about:
 *
 * <pre>
 * SipRequest invite = anna.calls("ben");
 * ben.answers(ben.receives("INVITE"), 180);
 * anna.receives(180);
 * </pre>
 *
 * <p>Phones take what arrives in its order, and {@link #assertNothingIsLeft} fails if a test
 * overlooked anything. {@link TestInstallation} says who exists.
 */
final class SipScript {

  /** How the proxy calls itself. */
  static final String SERVER = "192.0.2.1:5060";

  final VirtualTime time = new VirtualTime();
  final TestInstallation installation = new TestInstallation(time);
  final List<CallEvent> events = new ArrayList<>();
  final EnumCounter<ProxyEvent> counter = new EnumCounter<>(ProxyEvent.class);

  private final DigestAuthenticator authenticator =
      new DigestAuthenticator(
          ServerSecret.random(),
          installation.directory(),
          new AuthenticationSettings(Duration.ofMinutes(5), 1_000, true),
          time::now);
  private final List<ScriptedPhone> phones = new ArrayList<>();
  private final ProxySettings settings;
  private Server server;

  SipScript() {
    this(ProxySettings.DEFAULT);
  }

  SipScript(ProxySettings settings) {
    this.settings = settings;
    this.server = new Server(1);
  }

  /** A phone of this device, registered over UDP. */
  ScriptedPhone phone(String device) {
    return phone(device, installation.register(device));
  }

  /** A phone of this device, registered over TCP. */
  ScriptedPhone phoneOverTcp(String device) {
    return phone(device, installation.register(device, installation.tcpWire()));
  }

  /** A phone that has this device's credentials but is not registered. */
  ScriptedPhone unregisteredPhone(String device) {
    return phone(device, installation.udpWire());
  }

  private ScriptedPhone phone(String device, RecordingWire wire) {
    ScriptedPhone phone = new ScriptedPhone(this, device, wire);
    phones.add(phone);
    return phone;
  }

  /** Lets the proxy receive a message over a flow. */
  void deliver(SipMessage message, Flow flow) {
    SipMessage noted =
        message instanceof SipRequest request ? request.receivedFrom(flow.remote()) : message;
    server.layer.receive(noted, flow);
  }

  /** Lets time pass. */
  void pass(Duration duration) {
    time.advance(duration);
  }

  /** The process ends and another one starts, with the same secrets, directory and bindings. */
  void restart() {
    server = new Server(2);
  }

  long count(ProxyEvent event) {
    return counter.count(event);
  }

  /** Checks that every message was expected, and that in time the proxy forgets everything. */
  void assertNothingIsLeft() {
    phones.forEach(ScriptedPhone::receivesNothing);
    time.advance(Duration.ofMinutes(10));
    assertThat(server.proxy.orElseThrow().pendingRequests()).as("pending requests").isZero();
    assertThat(server.layer.size()).as("open transactions").isZero();
    assertThat(time.pending()).as("armed timers").isZero();
  }

  private final class Server {
    private final TransactionLayer layer;
    private Optional<ForkingProxy> proxy = Optional.empty();

    Server(long seed) {
      ProxyServices services =
          new ProxyServices(
              installation.directory(),
              installation.location(),
              installation::find,
              authenticator,
              installation.router(),
              new DialogRoutes(new FlowTokens(new byte[32])),
              flow -> SERVER,
              events::add,
              counter);
      this.layer =
          new TransactionLayer(
              time,
              TransactionSettings.DEFAULT,
              new EnumCounter<>(TransactionEvent.class),
              sender -> withProxy(services, sender, seed));
    }

    private ForkingProxy withProxy(ProxyServices services, RequestSender sender, long seed) {
      ForkingProxy made = new ForkingProxy(services, settings, sender, time, new Random(seed));
      proxy = Optional.of(made);
      return made;
    }
  }
}
