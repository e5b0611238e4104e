package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.List;

/** A transaction layer on virtual time with one wire. */
final class LayerUnderTest {

  final VirtualTime time = new VirtualTime();
  final RecordingUser user = new RecordingUser();
  final RecordingListener listener = new RecordingListener();
  final EnumCounter<TransactionEvent> counter = new EnumCounter<>(TransactionEvent.class);
  final RecordingWire wire;
  final TransactionLayer layer;

  private LayerUnderTest(RecordingWire wire, TransactionSettings settings) {
    this.wire = wire;
    this.layer = new TransactionLayer(time, settings, counter, sender -> user);
  }

  static LayerUnderTest overUdp() {
    return new LayerUnderTest(RecordingWire.udp(), TransactionSettings.DEFAULT);
  }

  static LayerUnderTest overTcp() {
    return new LayerUnderTest(RecordingWire.tcp(), TransactionSettings.DEFAULT);
  }

  static LayerUnderTest over(RecordingWire wire) {
    return new LayerUnderTest(wire, TransactionSettings.DEFAULT);
  }

  static LayerUnderTest withLimits(TransactionLimits limits) {
    return new LayerUnderTest(
        RecordingWire.udp(), new TransactionSettings(TransactionSettings.DEFAULT.timers(), limits));
  }

  void receive(SipMessage message) {
    layer.receive(message, wire);
  }

  ClientTransaction send(SipRequest request) {
    return layer.send(request, wire, listener);
  }

  /** Receives a request and begins its transaction. */
  ServerTransaction begin(SipRequest request) {
    receive(request);
    ServerTransaction transaction = user.lastRequest().begin();
    transaction.listener(listener);
    return transaction;
  }

  void advanceMillis(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  /** Lets as much time pass as a test table says: "0.5 s". */
  void advance(String seconds) {
    double value = Double.parseDouble(seconds.substring(0, seconds.length() - " s".length()));
    advanceMillis(Math.round(value * 1_000));
  }

  /**
   * What was sent since this was last asked, as a test table says it: "INVITE", "ACK", "200", "-"
   * for nothing.
   */
  String sent() {
    return inOneCell(wire.take().stream().map(LayerUnderTest::inWords).toList());
  }

  /** What the listener heard since this was last asked, as a test table says it. */
  String heard() {
    return inOneCell(listener.take());
  }

  /** Forgets what was sent and heard until now. */
  void forget() {
    wire.take();
    listener.take();
  }

  /** When, in milliseconds from now, messages leave within {@code period}. */
  List<Long> sendingTimes(Duration period) {
    return new SendingTimes(time, wire).within(period);
  }

  long count(TransactionEvent event) {
    return counter.count(event);
  }

  /** Compares what was sent and heard with the cells of a test table; "*" stands for anything. */
  void assertEffects(String sent, String heard) {
    if (!sent.equals("*")) {
      assertThat(sent()).as("sent").isEqualTo(sent);
    }
    assertThat(heard()).as("heard").isEqualTo(heard);
  }

  /** A transaction that is over leaves nothing behind; any other is still there. */
  void assertEndsWith(boolean terminated) {
    if (terminated) {
      assertNothingIsLeft();
    } else {
      assertThat(layer.size()).as("open transactions").isOne();
    }
  }

  void assertNothingIsLeft() {
    assertThat(layer.size()).as("open transactions").isZero();
    assertThat(time.pending()).as("armed timers").isZero();
  }

  private static String inOneCell(List<String> words) {
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  private static String inWords(SipMessage message) {
    return message instanceof SipResponse response
        ? Integer.toString(response.status())
        : ((SipRequest) message).methodName();
  }
}
