package io.ringwerk.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.auth.AuthenticationSettings;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.ServerSecret;
import io.ringwerk.location.RegisterMemory;
import io.ringwerk.overload.OverloadControl;
import io.ringwerk.overload.OverloadSettings;
import io.ringwerk.proxy.OptionsResponder;
import io.ringwerk.register.DuplicateDetector;
import io.ringwerk.register.Registrar;
import io.ringwerk.register.RegistrarCounters;
import io.ringwerk.register.RegistrarServices;
import io.ringwerk.register.RegistrarSettings;
import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.routing.TestInstallation;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.time.VirtualTime;
import io.ringwerk.sip.transaction.IncomingRequest;
import io.ringwerk.sip.transaction.ServerTransaction;
import io.ringwerk.sip.transaction.TransactionEvent;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transaction.TransactionSettings;
import io.ringwerk.sip.transaction.TransactionUser;
import io.ringwerk.sip.transport.ListenPoint;
import io.ringwerk.sip.transport.MessageReceiver;
import io.ringwerk.sip.transport.Shard;
import io.ringwerk.sip.transport.SipTransport;
import io.ringwerk.sip.transport.TransportSettings;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An overloaded server on loopback. What its loop sees of its load is told by the test, so that the
 * test needs no load.
 */
class OverloadTest {

  private static final LoopLoad LOSING = new LoopLoad(Duration.ofMillis(50), 1, 1, Duration.ZERO);
  private static final LoopLoad IDLE = new LoopLoad(Duration.ofMillis(50), 0, 0, Duration.ZERO);

  private final TestInstallation installation = new TestInstallation(new VirtualTime());
  private final VirtualTime time = new VirtualTime();
  private final SipTransport transport =
      new SipTransport(
          TransportSettings.listeningOn(
                  new ListenPoint(
                      TransportProtocol.UDP,
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
              .withLoops(1),
          new SipCounters());
  private final SipDispatcher dispatcher = dispatcher();

  @BeforeEach
  void listen() throws Exception {
    transport.start(new WithoutItsOwnLoad(dispatcher), closed -> {});
  }

  @AfterEach
  void stop() {
    transport.stop(Duration.ofSeconds(1));
  }

  @Test
  void challengesARegistrationWhileItKeepsUp() throws Exception {
    assertThat(answerTo(TestMessages.register().text())).startsWith("SIP/2.0 401 ");
  }

  @Test
  void refusesANewRegistrationWhenItIsOverloaded() throws Exception {
    observe(LOSING, 20);

    assertThat(answerTo(TestMessages.register().text()))
        .startsWith("SIP/2.0 503 ")
        .contains("Retry-After: ");
  }

  @Test
  void takesACallForHelpHoweverOverloadedItIs() throws Exception {
    observe(LOSING, 100);

    assertThat(answerTo(TestMessages.invite().requestUri("sip:112@example.com").text()))
        .startsWith("SIP/2.0 486 ");
    assertThat(answerTo(TestMessages.invite().branch("z9hG4bKother").text()))
        .startsWith("SIP/2.0 503 ");
  }

  @Test
  void takesEverythingAgainWhenTheOverloadIsOver() throws Exception {
    observe(LOSING, 100);
    observe(IDLE, 30);

    assertThat(answerTo(TestMessages.register().text())).startsWith("SIP/2.0 401 ");
  }

  private void observe(LoopLoad load, int windows) {
    Shard shard = transport.shards().get(0);
    CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < windows; i++) {
                dispatcher.measured(load, shard);
              }
            },
            shard)
        .join();
  }

  private String answerTo(String request) throws Exception {
    byte[] bytes = request.getBytes(UTF_8);
    try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      phone.setSoTimeout(10_000);
      phone.send(
          new DatagramPacket(bytes, bytes.length, transport.listenPoints().get(0).address()));
      DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
      phone.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), UTF_8);
    }
  }

  private SipDispatcher dispatcher() {
    return new SipDispatcher(
        transport.shards(),
        List.of(
            new TransactionLayer(
                transport.shards().get(0),
                TransactionSettings.DEFAULT,
                new EnumCounter<>(TransactionEvent.class),
                sender -> new BusyUser())),
        registrar(),
        new OptionsResponder(installation.directory()),
        new OverloadControl(
            OverloadSettings.DEFAULT,
            1,
            new EmergencyNumbers(List.of("112")),
            installation.directory(),
            installation.location(),
            time::now,
            new Random(1)),
        () -> false);
  }

  private Registrar registrar() {
    return new Registrar(
        new RegistrarServices(
            installation.directory(),
            new DigestAuthenticator(
                ServerSecret.random(),
                installation.directory(),
                AuthenticationSettings.DEFAULT,
                time::now),
            installation.location(),
            new RegisterMemory(time::now),
            new DuplicateDetector(time::now),
            new RegistrarCounters(),
            time::now),
        RegistrarSettings.DEFAULT);
  }

  /** Hands up what arrives, but not what the transport's loop sees of its load. */
  private record WithoutItsOwnLoad(MessageReceiver receiver) implements MessageReceiver {

    @Override
    public void received(SipMessage message, Flow flow) {
      receiver.received(message, flow);
    }
  }

  /** Answers every call at once. */
  private static final class BusyUser implements TransactionUser {

    @Override
    public void request(IncomingRequest request) {
      request.respondStatelessly(ResponseBuilder.to(request.request(), 486).build());
    }

    @Override
    public void ack(SipRequest ack, Flow flow) {}

    @Override
    public void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite) {
      cancel.respondStatelessly(ResponseBuilder.to(cancel.request(), 481).build());
    }
  }
}
