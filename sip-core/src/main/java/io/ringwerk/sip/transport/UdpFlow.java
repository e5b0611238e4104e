package io.ringwerk.sip.transport;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipResponse;
import java.net.InetSocketAddress;

/** A flow over UDP: a listen point and a peer, no state between them. */
final class UdpFlow implements Flow {

  private final UdpListener listener;
  private final InetSocketAddress remote;

  UdpFlow(UdpListener listener, InetSocketAddress remote) {
    this.listener = listener;
    this.remote = remote;
  }

  @Override
  public FlowId id() {
    return FlowId.datagram(local(), remote);
  }

  @Override
  public TransportProtocol transport() {
    return TransportProtocol.UDP;
  }

  @Override
  public InetSocketAddress local() {
    return listener.local();
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public boolean isOpen() {
    return listener.isOpen();
  }

  @Override
  public void send(SipMessage message, FlowFailureListener onFailure) {
    listener.send(message.bytes(), destination(message), this, onFailure);
  }

  private InetSocketAddress destination(SipMessage message) {
    return message instanceof SipResponse response
        ? ResponseDestination.of(response, remote)
        : remote;
  }

  @Override
  public String toString() {
    return id().toText();
  }
}
