package io.ringwerk.sip.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A transport on loopback that answers each OPTIONS with a 200, fails at each DEFECT, and remembers
 * what arrived, from whom, and which connections closed.
 */
final class EchoServer implements MessageReceiver, AutoCloseable {

  /** What arrived on which flow. */
  record Arrival(SipMessage message, Flow flow) {}

  private final SipCounters counters = new SipCounters();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<FlowId> closed = new LinkedBlockingQueue<>();
  private final SipTransport transport;

  private EchoServer(TransportSettings settings) {
    this.transport = new SipTransport(settings, counters);
  }

  static EchoServer listeningOn(TransportSettings settings) throws TransportStartException {
    EchoServer server = new EchoServer(settings);
    server.transport.start(server, server.closed::add);
    return server;
  }

  static ListenPoint anyPort(TransportProtocol protocol) {
    return new ListenPoint(protocol, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @Override
  public void received(SipMessage message, Flow flow) {
    arrivals.add(new Arrival(message, flow));
    if (message instanceof SipRequest request && request.methodName().equals("DEFECT")) {
      throw new IllegalStateException("a defect for the test");
    }
    if (message instanceof SipRequest request && request.method() == SipMethod.OPTIONS) {
      flow.send(ResponseBuilder.to(request, 200).build());
    }
  }

  /** The next message that arrives. */
  Arrival awaitArrival() throws InterruptedException {
    Arrival arrival = arrivals.poll(5, SECONDS);
    assertThat(arrival).as("something arrives").isNotNull();
    return arrival;
  }

  /** The next connection that closes. */
  FlowId awaitClosed() throws InterruptedException {
    FlowId flow = closed.poll(5, SECONDS);
    assertThat(flow).as("a connection closes").isNotNull();
    return flow;
  }

  /** Whether nothing has arrived that was not taken. */
  boolean isQuiet() {
    return arrivals.isEmpty();
  }

  SipTransport transport() {
    return transport;
  }

  SipCounters counters() {
    return counters;
  }

  ListenPoint boundPoint() {
    return transport.listenPoints().get(0);
  }

  InetSocketAddress address() {
    return boundPoint().address();
  }

  @Override
  public void close() {
    stop();
  }

  void stop() {
    transport.stop(Duration.ofSeconds(5));
  }
}
