package io.ringwerk.loadtest.generator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;

/** A source port or a connection, with phones behind it. Belongs to one event loop. */
final class Endpoint {

  private static final byte[] EMPTY_LINE = {'\r', '\n'};
  private static final byte[] NOTHING = {};

  private final int number;
  private final Channel channel;
  private final TransportProtocol transport;
  private final LoadLoop loop;
  private byte[] sessionDescription = NOTHING;
  private boolean waitsForFlush;

  /**
   * An endpoint on a connected channel.
   *
   * @param number among the endpoints of its loop, from 0
   */
  Endpoint(int number, Channel channel, TransportProtocol transport, LoadLoop loop) {
    this.number = number;
    this.channel = channel;
    this.transport = transport;
    this.loop = loop;
  }

  int number() {
    return number;
  }

  TransportProtocol transport() {
    return transport;
  }

  /** Whether something can be sent; what is sent otherwise is dropped. */
  boolean isOpen() {
    return channel.isActive();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The handler hears of it.
  void close() {
    channel.close();
  }

  /** {@code address:port} as Via and Contact have it. */
  String address() {
    InetSocketAddress local = (InetSocketAddress) channel.localAddress();
    String host = local.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + local.getPort();
  }

  /** Sends a request without credentials. */
  void send(RequestTemplate request) {
    write(request.bytes(), NOTHING, 0, NOTHING);
  }

  /** Sends a request without credentials, with a body. */
  void send(RequestTemplate request, byte[] body) {
    write(request.bytes(), NOTHING, 0, body);
  }

  /** Sends a request with credentials. */
  void send(RequestTemplate request, Authorization authorization) {
    write(request.bytes(), authorization.bytes(), authorization.length(), NOTHING);
  }

  /** Sends a request with credentials and a body. */
  void send(RequestTemplate request, Authorization authorization, byte[] body) {
    write(request.bytes(), authorization.bytes(), authorization.length(), body);
  }

  /** Sends a whole message. */
  void send(MessageText message) {
    write(
        channel
            .alloc()
            .directBuffer(message.length())
            .writeBytes(message.bytes(), 0, message.length()));
  }

  /** What phones here offer and answer. */
  byte[] sessionDescription() {
    if (sessionDescription.length == 0) {
      sessionDescription = SessionDescription.at(address());
    }
    return sessionDescription;
  }

  void flush() {
    waitsForFlush = false;
    channel.flush();
  }

  private void write(byte[] head, byte[] credentials, int credentialsLength, byte[] body) {
    int length = head.length + credentialsLength + EMPTY_LINE.length + body.length;
    ByteBuf message = channel.alloc().directBuffer(length);
    message.writeBytes(head).writeBytes(credentials, 0, credentialsLength);
    write(message.writeBytes(EMPTY_LINE).writeBytes(body));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A void promise tells the channel's handler.
  private void write(ByteBuf message) {
    if (!channel.isActive()) {
      message.release();
      return;
    }
    channel.write(message, channel.voidPromise());
    if (!waitsForFlush) {
      waitsForFlush = true;
      loop.flushLater(this);
    }
  }
}
