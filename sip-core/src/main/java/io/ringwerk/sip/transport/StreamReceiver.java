package io.ringwerk.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.ringwerk.sip.codec.FrameSink;
import io.ringwerk.sip.codec.StreamFramer;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.SipMessage;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one connection, and ends it. Belongs to the connection's shard.
 *
 * <p>A connection is open at first. Once its peer has finished sending, or where its next message
 * begins is lost, it lingers: it is no flow for new requests any more, what still arrives is
 * dropped, but responses may still leave. Then it is closed.
 */
final class StreamReceiver extends ChannelInboundHandlerAdapter implements FrameSink {

  private static final Logger log = LoggerFactory.getLogger(StreamReceiver.class);

  private final StreamFlow flow;
  private final StreamFramer framer;
  private final Inbound inbound;
  private final EventLoopShard shard;
  private final IdleWatch idleWatch;
  private final Duration linger;
  private final Runnable onEnd;
  private boolean lingering;

  /**
   * A reader for a new connection.
   *
   * @param linger how long the connection stays once nothing more is read from it
   * @param onEnd runs when the connection stops being a flow, and again when it is closed
   */
  StreamReceiver(
      StreamFlow flow,
      StreamFramer framer,
      Inbound inbound,
      EventLoopShard shard,
      IdleWatch idleWatch,
      Duration linger,
      Runnable onEnd) {
    this.flow = flow;
    this.framer = framer;
    this.inbound = inbound;
    this.shard = shard;
    this.idleWatch = idleWatch;
    this.linger = linger;
    this.onEnd = onEnd;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    idleWatch.start();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    shard.batch().open();
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!lingering) {
        framer.feed(bytes, this);
      }
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    shard.watch().read();
  }

  @Override
  public void message(SipMessage message) {
    idleWatch.received();
    inbound.deliver(message, flow);
  }

  @Override
  public void malformed(ParseFailure failure) {
    inbound.deliver(failure, flow);
  }

  /**
   * Closing at once would reset the connection, as bytes of the peer's are still unread, and the
   * reset would overtake the answer: only our side is closed, until the linger time is over.
   */
  @Override
  public void framingLost(ParseFailure failure) {
    inbound.deliver(failure, flow);
    flow.finishSending();
    linger();
  }

  @Override
  public void ping() {
    idleWatch.keptAlive();
    flow.pong();
  }

  /** Half-close: a peer may send its last request, finish, and still wait for the response. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof ChannelInputShutdownEvent)) {
      return;
    }
    if (lingering) {
      flow.close();
    } else {
      linger();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    idleWatch.stop();
    onEnd.run();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      log.debug("{} broke: {}", flow, cause.getMessage());
    } else {
      log.error("reading {} failed", flow, cause);
    }
    flow.close();
  }

  private void linger() {
    lingering = true;
    onEnd.run();
    shard.schedule(linger, flow::close);
  }
}
