package io.ringwerk.loadtest.generator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.ringwerk.sip.codec.FrameSink;
import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.StreamFramer;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.SipMessage;
import java.io.IOException;

/** Reads one connection. */
final class StreamHandler extends ChannelInboundHandlerAdapter implements FrameSink {

  private final LoadLoop loop;
  private final Endpoint endpoint;
  private final StreamFramer framer = new StreamFramer(ParserLimits.DEFAULT);

  StreamHandler(LoadLoop loop, Endpoint endpoint) {
    this.loop = loop;
    this.endpoint = endpoint;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      framer.feed(bytes, this);
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    loop.flush();
  }

  @Override
  public void message(SipMessage message) {
    loop.message().take(message.bytes());
    loop.received();
  }

  /** Whoever waits for an answer in it waits in vain, and that is counted. */
  @Override
  public void malformed(ParseFailure failure) {}

  @Override
  public void framingLost(ParseFailure failure) {
    loop.execute(endpoint::close);
  }

  @Override
  public void ping() {}

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.execute(() -> loop.broken(endpoint, Outcome.CLOSED));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      loop.execute(() -> loop.broken(endpoint, Outcome.CLOSED));
    } else {
      loop.failed(cause);
    }
  }
}
