package io.ringwerk.sip.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure.Reason;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMessage;
import java.net.InetSocketAddress;

/** A flow that is a connection. Shared: any shard may send over it. */
final class StreamFlow implements Flow {

  private static final byte[] PONG = {'\r', '\n'};

  private final FlowId id;
  private final FlowWriter writer;
  private final IdleWatch idleWatch;

  /** Cleared by the connection's shard, once. */
  private volatile boolean open = true;

  StreamFlow(FlowId id, FlowWriter writer, IdleWatch idleWatch) {
    this.id = id;
    this.writer = writer;
    this.idleWatch = idleWatch;
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

  @Override
  public void send(SipMessage message, FlowFailureListener onFailure) {
    if (!writer.channel().isActive()) {
      writer.refuse(this, Reason.CLOSED, onFailure);
      return;
    }
    if (!writer.takesMore()) {
      writer.refuse(this, Reason.BUFFER_FULL, onFailure);
      close();
      return;
    }
    idleWatch.sent();
    writer.write(this, writer.copyOf(message.bytes()), onFailure);
  }

  /** Answers a keep-alive (RFC 5626 §4.4.1). A peer that reads no answers is gone. */
  void pong() {
    if (writer.takesMore()) {
      ChannelFuture unused =
          writer.write(writer.copyOf(PONG)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    } else {
      close();
    }
  }

  /** No new request may be sent over it from now on. */
  void end() {
    open = false;
  }

  /** Tells the peer that nothing follows after what was sent so far. */
  void finishSending() {
    ChannelFuture unused = writer.flush().addListener(flushed -> shutdownOutput());
  }

  private void shutdownOutput() {
    ChannelFuture unused = ((DuplexChannel) writer.channel()).shutdownOutput();
  }

  /** Reads no more, sends what is waiting, and closes the connection then. */
  ChannelFuture closeAfterSending() {
    writer.channel().config().setAutoRead(false);
    return writer.flush().addListener(ChannelFutureListener.CLOSE);
  }

  /** Closes the connection at once. */
  void close() {
    Closing.close(writer.channel());
  }

  @Override
  public String toString() {
    return id.toText();
  }
}
