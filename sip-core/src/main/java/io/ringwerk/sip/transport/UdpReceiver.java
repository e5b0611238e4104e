package io.ringwerk.sip.transport;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.SipParser;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one UDP socket: each datagram is a message (RFC 3261 §18.3). Belongs to one shard. */
final class UdpReceiver extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);

  private final UdpListener listener;
  private final LoopBatch batch;
  private final LoopWatch.Queue queue;
  private final ParserLimits limits;
  private final Inbound inbound;
  private final SipCounters counters;
  private int datagrams;

  /**
   * A reader for a socket.
   *
   * @param queue told how many datagrams each read brought
   */
  UdpReceiver(
      UdpListener listener,
      LoopBatch batch,
      LoopWatch.Queue queue,
      ParserLimits limits,
      Inbound inbound,
      SipCounters counters) {
    this.listener = listener;
    this.batch = batch;
    this.queue = queue;
    this.limits = limits;
    this.inbound = inbound;
    this.counters = counters;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    batch.open();
    datagrams++;
    DatagramPacket datagram = (DatagramPacket) message;
    try {
      received(datagram);
    } finally {
      datagram.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    queue.read(datagrams);
    datagrams = 0;
  }

  /** A datagram socket has no connection to lose: it goes on after any error. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    log.debug("reading {} failed", listener.local(), cause);
  }

  private void received(DatagramPacket datagram) {
    if (!Reachability.isUnicast(datagram.sender())) {
      counters.dropped().increment(Dropped.UNANSWERABLE_SOURCE);
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(datagram.content());
    if (isKeepAlive(bytes)) {
      counters.dropped().increment(Dropped.KEEP_ALIVE);
      return;
    }
    inbound.deliver(SipParser.parse(bytes, limits), new UdpFlow(listener, datagram.sender()));
  }

  /** Empty, or nothing but the line ends and zero bytes that phones send to hold a NAT open. */
  private static boolean isKeepAlive(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet != '\r' && octet != '\n' && octet != 0) {
        return false;
      }
    }
    return true;
  }
}
