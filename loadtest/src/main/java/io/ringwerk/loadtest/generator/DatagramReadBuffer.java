package io.ringwerk.loadtest.generator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Gives all sockets of one loop the same memory to read into, as only one is read at a time: tens
 * of thousands of source ports need no more than one.
 */
final class DatagramReadBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

  /** Answers are shorter; a longer one would be cut off. */
  static final int SLOT = 8_192;

  private static final int ONE_CALL = 1;

  private final int size;
  private final ByteBuf buffer;

  /** A buffer for up to {@code batch} datagrams at once. */
  DatagramReadBuffer(int batch) {
    super(ONE_CALL);
    this.size = batch * SLOT;
    this.buffer = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(size));
  }

  @Override
  @SuppressWarnings("deprecation") // Netty's interface has no other way to make a handle.
  public RecvByteBufAllocator.Handle newHandle() {
    return new SocketHandle();
  }

  private final class SocketHandle extends MaxMessageHandle {

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      boolean free = buffer.refCnt() == 1;
      return free ? buffer.clear().retain() : allocator.directBuffer(size);
    }

    @Override
    public int guess() {
      return size;
    }
  }
}
