package io.ringwerk.sip.transport;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ParseResult;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what was parsed to the receiver, and counts it. Shared by all shards. Nothing a receiver
 * does wrong ends a loop or a connection.
 */
final class Inbound {

  private static final Logger log = LoggerFactory.getLogger(Inbound.class);

  private final MessageReceiver receiver;
  private final SipCounters counters;

  Inbound(MessageReceiver receiver, SipCounters counters) {
    this.receiver = receiver;
    this.counters = counters;
  }

  void deliver(ParseResult result, Flow flow) {
    try {
      handUp(result, flow);
    } catch (RuntimeException defect) {
      counters.dropped().increment(Dropped.DEFECT);
      log.error("handling what arrived on {} failed", flow, defect);
    }
  }

  private void handUp(ParseResult result, Flow flow) {
    if (result instanceof SipMessage message) {
      counters.received().increment(flow.transport());
      receiver.received(withSource(message, flow), flow);
    } else if (result instanceof ParseFailure failure) {
      counters.malformed().increment(failure.reason());
      receiver.malformed(failure, flow);
    }
  }

  private static SipMessage withSource(SipMessage message, Flow flow) {
    return message instanceof SipRequest request ? request.receivedFrom(flow.remote()) : message;
  }
}
