package io.ringwerk.server;

import io.ringwerk.location.InMemoryLocationService;
import io.ringwerk.overload.OverloadControl;
import io.ringwerk.overload.Priority;
import io.ringwerk.proxy.ProxyEvent;
import io.ringwerk.register.DuplicateDetector;
import io.ringwerk.register.RegistrarCounters;
import io.ringwerk.register.RegistrarEvent;
import io.ringwerk.register.RegistrationRefusal;
import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.transaction.TransactionEvent;

/** Gives each thing the server counts its name on the metrics page. */
final class ServerMeters {

  private ServerMeters() {}

  static void transport(Meters meters, SipCounters counters) {
    meters.counter(
        "ringwerk.sip.received",
        "Well-formed SIP messages received",
        "transport",
        TransportProtocol.class,
        counters.received());
    meters.counter(
        "ringwerk.sip.sent",
        "SIP messages sent",
        "transport",
        TransportProtocol.class,
        counters.sent());
    meters.counter(
        "ringwerk.sip.malformed",
        "What was received and is no acceptable SIP message",
        "reason",
        ParseFailure.Reason.class,
        counters.malformed());
    meters.counter(
        "ringwerk.sip.dropped",
        "What was received and dropped without an answer",
        "reason",
        SipCounters.Dropped.class,
        counters.dropped());
    meters.counter(
        "ringwerk.sip.send.failures",
        "SIP messages that could not be sent",
        "reason",
        FlowFailure.Reason.class,
        counters.sendFailures());
    meters.gauge(
        "ringwerk.sip.connections",
        "TCP connections open now",
        () -> counters.connectionsOpen(TransportProtocol.TCP));
  }

  static void transactions(Meters meters, EnumCounter<TransactionEvent> events) {
    meters.counter(
        "ringwerk.transactions",
        "What happened in the transaction layer",
        "event",
        TransactionEvent.class,
        events);
  }

  static void openTransactions(Meters meters, SipSide sip) {
    meters.gauge("ringwerk.transactions.open", "Transactions now", sip::openTransactions);
  }

  static void memory(Meters meters) {
    meters.gauge(
        "ringwerk.memory.heap.live",
        "Bytes on the heap after the last garbage collection",
        ServerMemory::heapAfterCollection);
    meters.gauge(
        "ringwerk.memory.buffers", "Bytes of network buffers", ServerMemory::networkBuffers);
  }

  static void proxy(Meters meters, EnumCounter<ProxyEvent> events) {
    meters.counter(
        "ringwerk.proxy", "What the proxy did with requests", "event", ProxyEvent.class, events);
  }

  static void registrar(Meters meters, RegistrarCounters counters) {
    meters.counter(
        "ringwerk.registrar",
        "What became of REGISTER requests",
        "event",
        RegistrarEvent.class,
        counters.events());
    meters.counter(
        "ringwerk.registrar.refusals",
        "Why REGISTER requests were refused",
        "reason",
        RegistrationRefusal.class,
        counters.refusals());
  }

  static void overload(Meters meters, OverloadControl overload) {
    meters.counter(
        "ringwerk.overload.refused",
        "Requests answered 503 because more arrived than could be served",
        "priority",
        Priority.class,
        overload.counters().refused());
    meters.counter(
        "ringwerk.overload.dropped",
        "Requests left unanswered because there were too many even to refuse",
        "priority",
        Priority.class,
        overload.counters().dropped());
    meters.gauge(
        "ringwerk.overload.severity",
        "How much is shed now: 0 nothing, 1 all new work, 2 requests with credentials too, 3 all"
            + " but emergency calls and work begun",
        overload::severity);
  }

  static void registrations(
      Meters meters, InMemoryLocationService location, DuplicateDetector duplicates) {
    meters.gauge("ringwerk.bindings", "Bindings now", () -> location.figures().bindings());
    meters.gauge(
        "ringwerk.devices.registered",
        "Devices with bindings now",
        () -> location.figures().devices());
    meters.counter(
        "ringwerk.registrations.committed",
        "Changes of bindings written to the journal",
        () -> location.figures().committedUpdates());
    meters.counter(
        "ringwerk.registrations.failed",
        "Changes of bindings that could not be written",
        () -> location.figures().failedUpdates());
    meters.gauge(
        "ringwerk.duplicates",
        "Devices whose credentials are in use on several endpoints now",
        duplicates::flaggedDevices);
    meters.counter(
        "ringwerk.duplicates.raised",
        "Duplicate registrations flagged since the start",
        duplicates::raisedFlags);
  }
}
