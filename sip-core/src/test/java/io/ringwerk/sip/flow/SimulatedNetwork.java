package io.ringwerk.sip.flow;

import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A network on virtual time. Datagrams are lost, doubled and overtaken by others, as chance and the
 * {@link Weather} will have it; streams keep everything in order until they are cut. The same seed
 * gives the same fate to every message.
 */
public final class SimulatedNetwork {

  private final VirtualTime time;
  private final RandomGenerator random;
  private final Weather weather;
  private final List<SipMessage> sent = new ArrayList<>();
  private long connections;

  /** A network of this weather, whose every chance is drawn from {@code random}. */
  public SimulatedNetwork(VirtualTime time, RandomGenerator random, Weather weather) {
    this.time = time;
    this.random = random;
    this.weather = weather;
  }

  /**
   * How bad it is.
   *
   * @param loss how probable it is that a datagram is lost
   * @param duplication how probable it is that one arrives twice
   * @param maxDelay how long one may be under way; the shorter of two delays wins, so this also
   *     reorders
   */
  public record Weather(double loss, double duplication, Duration maxDelay) {
    /** Nothing is lost, doubled or late. */
    public static final Weather FAIR = new Weather(0, 0, Duration.ofMillis(1));
  }

  /** Takes what arrives at one end of a flow, with the flow that leads back. */
  @FunctionalInterface
  public interface Receiver {
    /** A message arrived. */
    void receive(SipMessage message, Flow flow);
  }

  /**
   * The two ends of a flow.
   *
   * @param left what is sent into this end arrives at the right one
   * @param right what is sent into this end arrives at the left one
   */
  public record Link(Flow left, Flow right) {}

  /** Joins two receivers. */
  public Link join(
      TransportProtocol transport,
      InetSocketAddress left,
      Receiver leftReceiver,
      InetSocketAddress right,
      Receiver rightReceiver) {
    long connection = transport == TransportProtocol.UDP ? FlowId.DATAGRAM : ++connections;
    End leftEnd = new End(new FlowId(transport, left, right, connection), rightReceiver);
    End rightEnd = new End(new FlowId(transport, right, left, connection), leftReceiver);
    leftEnd.other = rightEnd;
    rightEnd.other = leftEnd;
    return new Link(leftEnd, rightEnd);
  }

  /** Cuts a stream: what is under way is lost, and what is sent from now on fails. */
  public void cut(Link link) {
    ((End) link.left()).open = false;
    ((End) link.right()).open = false;
  }

  /** Every message ever sent over any link, in order, lost ones too. */
  public List<SipMessage> sent() {
    return List.copyOf(sent);
  }

  private Duration delay() {
    return Duration.ofNanos(random.nextLong(weather.maxDelay().toNanos()) + 1);
  }

  private final class End implements Flow {
    private final FlowId id;
    private final Receiver receiver;
    private Flow other = this;
    private boolean open = true;
    private long lastArrival;

    End(FlowId id, Receiver receiver) {
      this.id = id;
      this.receiver = receiver;
    }

    @Override
    public FlowId id() {
      return id;
    }

    @Override
    public TransportProtocol transport() {
      return id.transport();
    }

    @Override
    public InetSocketAddress local() {
      return id.local();
    }

    @Override
    public InetSocketAddress remote() {
      return id.remote();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void send(SipMessage message, FlowFailureListener onFailure) {
      sent.add(message);
      if (!open) {
        time.execute(() -> onFailure.failed(new FlowFailure(id, FlowFailure.Reason.CLOSED)));
      } else if (transport().isReliable()) {
        deliverInOrder(message);
      } else {
        deliverPerhaps(message);
      }
    }

    private void deliverInOrder(SipMessage message) {
      lastArrival = Math.max(lastArrival, time.nanoTime() + delay().toNanos());
      deliverAfter(Duration.ofNanos(lastArrival - time.nanoTime()), message);
    }

    private void deliverPerhaps(SipMessage message) {
      if (random.nextDouble() >= weather.loss()) {
        deliverAfter(delay(), message);
      }
      if (random.nextDouble() < weather.duplication()) {
        deliverAfter(delay(), message);
      }
    }

    private void deliverAfter(Duration delay, SipMessage message) {
      time.schedule(delay, () -> arrive(message));
    }

    /** What arrives was read from bytes, so that nothing is shared between the ends. */
    private void arrive(SipMessage message) {
      if (open) {
        receiver.receive(TestMessages.parse(message.bytes()), other);
      }
    }
  }
}
