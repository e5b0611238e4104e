package io.ringwerk.loadtest.generator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;

/** Reads one source port: each datagram is a message. */
final class DatagramHandler extends ChannelInboundHandlerAdapter {

  private final LoadLoop loop;
  private final Endpoint endpoint;

  DatagramHandler(LoadLoop loop, Endpoint endpoint) {
    this.loop = loop;
    this.endpoint = endpoint;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    DatagramPacket datagram = (DatagramPacket) message;
    try {
      loop.message().take(datagram.content());
    } finally {
      datagram.release();
    }
    loop.received();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    loop.flush();
  }

  /** A connected socket hears when nobody listens at the target (RFC 3261 §18.4). */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      loop.execute(() -> loop.broken(endpoint, Outcome.REFUSED));
    } else {
      loop.failed(cause);
    }
  }
}
