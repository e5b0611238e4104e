package io.ringwerk.sip.transport;

import io.netty.channel.socket.DatagramPacket;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.FlowFailureListener;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A UDP listen point with its open sockets: one per shard where they can share the port, else one
 * in all. Shared by all shards; each sends through its own socket.
 */
final class UdpListener {

  /** 65,535 less the headers of IPv4 and UDP; IPv6 would carry 20 more. */
  private static final int MAX_PAYLOAD = 65_507;

  private final InetSocketAddress local;
  private final List<FlowWriter> sockets;

  UdpListener(InetSocketAddress local, List<FlowWriter> sockets) {
    this.local = local;
    this.sockets = List.copyOf(sockets);
  }

  InetSocketAddress local() {
    return local;
  }

  boolean isOpen() {
    return sockets.get(0).channel().isActive();
  }

  /** Whether its sockets can send to this address: the family fits, or they speak both. */
  boolean reaches(InetSocketAddress remote) {
    boolean speaksBoth =
        local.getAddress() instanceof Inet6Address && local.getAddress().isAnyLocalAddress();
    return speaksBoth || isIpv4(local) == isIpv4(remote);
  }

  void send(
      byte[] bytes, InetSocketAddress destination, UdpFlow flow, FlowFailureListener onFailure) {
    FlowWriter socket = socketFor(destination);
    if (!socket.channel().isActive()) {
      socket.refuse(flow, FlowFailure.Reason.CLOSED, onFailure);
    } else if (!Reachability.isUnicast(destination)) {
      socket.refuse(flow, FlowFailure.Reason.UNREACHABLE, onFailure);
    } else if (bytes.length > MAX_PAYLOAD) {
      socket.refuse(flow, FlowFailure.Reason.TOO_LARGE, onFailure);
    } else if (!socket.takesMore()) {
      socket.refuse(flow, FlowFailure.Reason.BUFFER_FULL, onFailure);
    } else {
      socket.write(flow, new DatagramPacket(socket.copyOf(bytes), destination), onFailure);
    }
  }

  /** The calling shard's own socket; one fixed by the destination for a thread that has none. */
  private FlowWriter socketFor(InetSocketAddress destination) {
    for (FlowWriter socket : sockets) {
      if (socket.isCurrent()) {
        return socket;
      }
    }
    return sockets.get(Math.floorMod(destination.hashCode(), sockets.size()));
  }

  private static boolean isIpv4(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address;
  }
}
