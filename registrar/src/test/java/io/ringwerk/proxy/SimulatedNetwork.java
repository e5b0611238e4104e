package io.ringwerk.proxy;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Carries messages between the proxy and phones, late. Datagrams it may also lose, repeat and
 * reorder; streams may break.
 */
final class SimulatedNetwork {

  private final VirtualTime time;
  private final Random random;
  private final double lossRate;
  private final double repeatRate;

  /** A network whose rates are drawn, too: from perfect to bad. */
  SimulatedNetwork(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
    this.lossRate = random.nextInt(3) * 0.1;
    this.repeatRate = random.nextInt(3) * 0.1;
  }

  /**
   * One direction of the way between two peers.
   *
   * @param id the flow as the sending side calls it
   * @param watcher is shown what is sent
   * @param receiver takes what arrives at the other side
   */
  Direction direction(FlowId id, Consumer<SipMessage> watcher, Consumer<SipMessage> receiver) {
    return new Direction(id, watcher, receiver);
  }

  /** One direction of the way between two peers. */
  final class Direction implements Flow {

    private final FlowId id;
    private final Consumer<SipMessage> watcher;
    private final Consumer<SipMessage> receiver;
    private boolean open = true;
    private long lastArrival;

    private Direction(FlowId id, Consumer<SipMessage> watcher, Consumer<SipMessage> receiver) {
      this.id = id;
      this.watcher = watcher;
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

    /** The connection breaks; what is on its way is lost. */
    void close() {
      open = false;
    }

    @Override
    public void send(SipMessage message, FlowFailureListener onFailure) {
      watcher.accept(message);
      if (!open) {
        fail(onFailure, FlowFailure.Reason.CLOSED);
      } else if (transport().isReliable()) {
        deliverInOrder(message);
      } else {
        deliverPerhaps(message, onFailure);
      }
    }

    private void deliverInOrder(SipMessage message) {
      lastArrival = Math.max(lastArrival + 1, time.nanoTime() + delay().toNanos());
      deliver(message, Duration.ofNanos(lastArrival - time.nanoTime()));
    }

    private void deliverPerhaps(SipMessage message, FlowFailureListener onFailure) {
      if (random.nextDouble() >= lossRate) {
        deliver(message, delay());
      } else if (random.nextInt(20) == 0) {
        fail(onFailure, FlowFailure.Reason.UNREACHABLE);
      }
      if (random.nextDouble() < repeatRate) {
        deliver(message, delay());
      }
    }

    private void deliver(SipMessage message, Duration after) {
      time.schedule(
          after,
          () -> {
            if (open) {
              receiver.accept(message);
            }
          });
    }

    private void fail(FlowFailureListener onFailure, FlowFailure.Reason reason) {
      time.schedule(delay(), () -> onFailure.failed(new FlowFailure(id, reason)));
    }

    private Duration delay() {
      return Duration.ofMillis(1 + random.nextInt(80));
    }
  }
}
