package io.ringwerk.loadtest.jmh;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMessage;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/** A flow without a network: what is sent waits here to be taken. */
final class Wire implements Flow {

  private final FlowId id;
  private final Deque<SipMessage> sent = new ArrayDeque<>();

  Wire(FlowId id) {
    this.id = id;
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
    return true;
  }

  @Override
  public void send(SipMessage message, FlowFailureListener onFailure) {
    sent.add(message);
  }

  /** Takes the oldest message of a kind, and with it whatever came before. */
  <M extends SipMessage> M take(Class<M> kind) {
    SipMessage next = sent.remove();
    while (!kind.isInstance(next)) {
      next = sent.remove();
    }
    return kind.cast(next);
  }

  /** Throws away what is left. */
  void clear() {
    sent.clear();
  }
}
