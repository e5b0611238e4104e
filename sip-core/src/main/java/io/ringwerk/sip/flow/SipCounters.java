package io.ringwerk.sip.flow;

import io.ringwerk.sip.message.ParseFailure;

/**
 * What the stack counts; the server shows it as metrics. Shared by all shards. Trouble a peer
 * causes is counted here rather than logged.
 */
public final class SipCounters {

  /** Why something received was dropped without an answer. */
  public enum Dropped {
    /**
     * A keep-alive over UDP, which needs no answer (RFC 5626 §4.4.1 has CRLF over streams only).
     */
    KEEP_ALIVE,
    /**
     * A datagram no answer could ever reach: from port 0, a multicast or an unspecified address.
     */
    UNANSWERABLE_SOURCE,
    /** A connection beyond the limit. */
    CONNECTION_LIMIT,
    /** A connection that sent nothing useful in time. */
    IDLE_CONNECTION,
    /** A message whose handling failed: a defect of ours, logged where it happened. */
    DEFECT
  }

  private final EnumCounter<TransportProtocol> received =
      new EnumCounter<>(TransportProtocol.class);
  private final EnumCounter<TransportProtocol> sent = new EnumCounter<>(TransportProtocol.class);
  private final EnumCounter<ParseFailure.Reason> malformed =
      new EnumCounter<>(ParseFailure.Reason.class);
  private final EnumCounter<Dropped> dropped = new EnumCounter<>(Dropped.class);
  private final EnumCounter<FlowFailure.Reason> sendFailures =
      new EnumCounter<>(FlowFailure.Reason.class);
  private final EnumCounter<TransportProtocol> connectionsOpened =
      new EnumCounter<>(TransportProtocol.class);
  private final EnumCounter<TransportProtocol> connectionsClosed =
      new EnumCounter<>(TransportProtocol.class);

  /** Well-formed messages received. */
  public EnumCounter<TransportProtocol> received() {
    return received;
  }

  /** Messages given to the network; those that fail there are in {@link #sendFailures} too. */
  public EnumCounter<TransportProtocol> sent() {
    return sent;
  }

  /** What was received and is no acceptable message. */
  public EnumCounter<ParseFailure.Reason> malformed() {
    return malformed;
  }

  /** What was received and dropped. */
  public EnumCounter<Dropped> dropped() {
    return dropped;
  }

  /** Messages that could not be sent. */
  public EnumCounter<FlowFailure.Reason> sendFailures() {
    return sendFailures;
  }

  /** Connections opened. */
  public EnumCounter<TransportProtocol> connectionsOpened() {
    return connectionsOpened;
  }

  /** Connections closed. */
  public EnumCounter<TransportProtocol> connectionsClosed() {
    return connectionsClosed;
  }

  /** Connections open now. */
  public long connectionsOpen(TransportProtocol transport) {
    // Closed first: read the other way round, a connection that comes and goes would count below 0.
    long closed = connectionsClosed.count(transport);
    return connectionsOpened.count(transport) - closed;
  }
}
