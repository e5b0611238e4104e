package io.ringwerk.sip.transport;

import static java.util.Comparator.comparing;

import io.netty.channel.ChannelFuture;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.FlowRegistry;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The connections that are open and the UDP listen points. Shared by all shards. */
final class OpenFlows implements FlowRegistry {

  private final Map<Long, StreamFlow> connections = new ConcurrentHashMap<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private final int maximumConnections;

  /** Starts anywhere in 64 bits: a number of an earlier process is not met again. */
  private final AtomicLong lastNumber = new AtomicLong(new SecureRandom().nextLong());

  private volatile List<UdpListener> udpListeners = List.of();

  OpenFlows(int maximumConnections) {
    this.maximumConnections = maximumConnections;
  }

  @Override
  public Optional<Flow> find(FlowId id) {
    return id.transport() == TransportProtocol.UDP ? findDatagram(id) : findConnection(id);
  }

  /** Takes a place for a new connection, if there is one; {@link #leave} gives it back. */
  boolean admit() {
    if (admitted.incrementAndGet() <= maximumConnections) {
      return true;
    }
    leave();
    return false;
  }

  void leave() {
    admitted.decrementAndGet();
  }

  /** The id of a new connection, unlike any other. */
  FlowId newId(TransportProtocol transport, InetSocketAddress local, InetSocketAddress remote) {
    long number = lastNumber.incrementAndGet();
    return number == FlowId.DATAGRAM
        ? newId(transport, local, remote)
        : new FlowId(transport, local, remote, number);
  }

  void add(StreamFlow connection) {
    connections.put(connection.id().connection(), connection);
  }

  /** Whether it was there. */
  boolean remove(StreamFlow connection) {
    return connections.remove(connection.id().connection(), connection);
  }

  /**
   * Closes all connections once what waits in them is sent. They are forgotten first: nobody is
   * told that they close, as a stop is nothing their peers did.
   */
  List<ChannelFuture> closeAll() {
    List<StreamFlow> closing = List.copyOf(connections.values());
    connections.clear();
    return closing.stream().map(StreamFlow::closeAfterSending).toList();
  }

  void listenOn(List<UdpListener> listeners) {
    udpListeners = List.copyOf(listeners);
  }

  private Optional<Flow> findConnection(FlowId id) {
    return Optional.<Flow>ofNullable(connections.get(id.connection()))
        .filter(flow -> flow.isOpen() && flow.id().equals(id));
  }

  private Optional<Flow> findDatagram(FlowId id) {
    return udpListeners.stream()
        .filter(listener -> listener.reaches(id.remote()))
        .min(comparing(listener -> !listener.local().equals(id.local())))
        .map(listener -> new UdpFlow(listener, id.remote()));
  }
}
