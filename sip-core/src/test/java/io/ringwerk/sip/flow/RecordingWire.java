package io.ringwerk.sip.flow;

import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A flow that goes nowhere: it keeps what it is given, and fails when a test says so, as late as a
 * real one does ({@link FlowFailureListener#failed} is never called from inside {@link #send}).
 */
public final class RecordingWire implements Flow {

  private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress THERE = new InetSocketAddress("198.51.100.7", 5060);

  private final FlowId id;
  private final List<Sending> sendings = new ArrayList<>();
  private boolean open = true;
  private int taken;

  /** A wire that calls itself {@code id}. */
  public RecordingWire(FlowId id) {
    this.id = id;
  }

  /** A wire for datagrams. */
  public static RecordingWire udp() {
    return udpTo(THERE);
  }

  /** A wire for datagrams to this peer. */
  public static RecordingWire udpTo(InetSocketAddress remote) {
    return new RecordingWire(FlowId.datagram(HERE, remote));
  }

  /** A wire for a stream. */
  public static RecordingWire tcp() {
    return new RecordingWire(new FlowId(TransportProtocol.TCP, HERE, THERE, 1));
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
    sendings.add(new Sending(message, onFailure));
  }

  /** Every message sent so far, in order. */
  public List<SipMessage> sent() {
    return sendings.stream().map(Sending::message).toList();
  }

  /** The requests among {@link #sent}. */
  public List<SipRequest> requests() {
    return only(SipRequest.class, sent());
  }

  /** The responses among {@link #sent}. */
  public List<SipResponse> responses() {
    return only(SipResponse.class, sent());
  }

  /** What was sent since this was last asked. */
  public List<SipMessage> take() {
    List<SipMessage> fresh = sent().subList(taken, sendings.size());
    taken = sendings.size();
    return fresh;
  }

  /** The message sent last. */
  public SipMessage last() {
    return lastSending().message();
  }

  /** Tells whoever sent the last message that it was not sent after all. */
  public void failLast(FlowFailure.Reason reason) {
    lastSending().onFailure().failed(new FlowFailure(id, reason));
  }

  /** Says from now on that it is closed; what is sent is recorded all the same. */
  public void close() {
    open = false;
  }

  private Sending lastSending() {
    if (sendings.isEmpty()) {
      throw new AssertionError("nothing was sent over " + id);
    }
    return sendings.get(sendings.size() - 1);
  }

  private static <T extends SipMessage> List<T> only(Class<T> kind, List<SipMessage> messages) {
    return messages.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private record Sending(SipMessage message, FlowFailureListener onFailure) {}
}
