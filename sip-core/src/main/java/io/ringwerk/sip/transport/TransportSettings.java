package io.ringwerk.sip.transport;

import io.ringwerk.sip.codec.ParserLimits;
import java.time.Duration;
import java.util.List;

/**
 * How a {@link SipTransport} listens, and its limits.
 *
 * @param listenPoints where to listen; at least one
 * @param loops how many event loops, each a shard with a thread of its own; one per processor is
 *     right
 * @param networkIo what moves the bytes
 * @param parser what a message may hold
 * @param datagrams for listen points over UDP
 * @param connections for listen points over streams
 */
public record TransportSettings(
    List<ListenPoint> listenPoints,
    int loops,
    NetworkIo networkIo,
    ParserLimits parser,
    Datagrams datagrams,
    Connections connections) {

  /**
   * Limits of UDP.
   *
   * @param batch how many datagrams one system call reads at most; each has a place of 64 KiB in
   *     the read buffer of its loop
   * @param receiveBufferBytes what the kernel may hold for us while a loop is busy (or a garbage
   *     collection runs): 4 MiB is some 3,000 REGISTERs. The kernel caps it at {@code
   *     net.core.rmem_max}
   * @param sendBufferBytes what the kernel may hold of ours
   */
  public record Datagrams(int batch, int receiveBufferBytes, int sendBufferBytes) {

    /** 16 at once, 4 MiB of kernel buffer each way. */
    public static final Datagrams DEFAULT = new Datagrams(16, 4 << 20, 4 << 20);

    /** Checks the numbers. */
    public Datagrams {
      requirePositive("batch", batch);
      requirePositive("receiveBufferBytes", receiveBufferBytes);
      requirePositive("sendBufferBytes", sendBufferBytes);
    }
  }

  /**
   * Limits of connections.
   *
   * @param maximum how many there may be at once; each takes a file descriptor and a few kilobytes
   * @param usefulWithin how long a new one may take to its first whole message, so that idle
   *     sockets can't use up {@code maximum}
   * @param idle how long a useful one may stay without a whole message or keep-alive either way;
   *     longer than phones wait between registrations
   * @param lingerHalfClosed how long responses may still leave on a connection whose peer has
   *     finished sending
   * @param maximumUnsentBytes what may wait for a peer that reads slowly; past it the connection is
   *     closed, as the peer is as good as gone
   */
  public record Connections(
      int maximum,
      Duration usefulWithin,
      Duration idle,
      Duration lingerHalfClosed,
      int maximumUnsentBytes) {

    /** 20,000 at once; 10 s to be useful; closed after 15 minutes idle; 512 KiB unsent. */
    public static final Connections DEFAULT =
        new Connections(
            20_000,
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            512 << 10);

    /** Checks the numbers. */
    public Connections {
      requirePositive("maximum", maximum);
      requirePositive("usefulWithin", usefulWithin.toNanos());
      requirePositive("idle", idle.toNanos());
      requirePositive("lingerHalfClosed", lingerHalfClosed.toNanos());
      requirePositive("maximumUnsentBytes", maximumUnsentBytes);
    }
  }

  /** Checks the numbers. */
  public TransportSettings {
    listenPoints = List.copyOf(listenPoints);
    requirePositive("listenPoints", listenPoints.size());
    requirePositive("loops", loops);
  }

  /** Listens at these points with everything else at its default. */
  public static TransportSettings listeningOn(ListenPoint... listenPoints) {
    return new TransportSettings(
        List.of(listenPoints),
        Runtime.getRuntime().availableProcessors(),
        NetworkIo.best(),
        ParserLimits.DEFAULT,
        Datagrams.DEFAULT,
        Connections.DEFAULT);
  }

  /** The same with another number of event loops. */
  public TransportSettings withLoops(int count) {
    return new TransportSettings(listenPoints, count, networkIo, parser, datagrams, connections);
  }

  /** The same with something else moving the bytes. */
  public TransportSettings withNetworkIo(NetworkIo io) {
    return new TransportSettings(listenPoints, loops, io, parser, datagrams, connections);
  }

  /** The same with other limits of messages. */
  public TransportSettings withParser(ParserLimits limits) {
    return new TransportSettings(listenPoints, loops, networkIo, limits, datagrams, connections);
  }

  /** The same with other limits of UDP. */
  public TransportSettings withDatagrams(Datagrams limits) {
    return new TransportSettings(listenPoints, loops, networkIo, parser, limits, connections);
  }

  /** The same with other limits of connections. */
  public TransportSettings withConnections(Connections limits) {
    return new TransportSettings(listenPoints, loops, networkIo, parser, datagrams, limits);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}
