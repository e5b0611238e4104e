package io.ringwerk.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Closes channels where nobody waits for the end: the channel's own handlers see to the rest. */
final class Closing {

  private Closing() {}

  static void close(Channel channel) {
    ChannelFuture unused = channel.close();
  }
}
