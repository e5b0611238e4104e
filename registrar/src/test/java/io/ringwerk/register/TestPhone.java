package io.ringwerk.register;

import io.ringwerk.location.RegisterId;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipUri;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A phone as the registrar sees it: what it is told stays until it is told otherwise, and its CSeq
 * counts. {@code phone("a").at("192.0.2.7:5060").register(now)}.
 */
final class TestPhone {

  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 5060);

  private final String name;
  private int boots;
  private long cseq;
  private long sent;
  private String callId;
  private String remote = "198.51.100.7:5060";
  private Optional<String> contact = Optional.empty();
  private Optional<String> agent = Optional.empty();
  private Optional<String> instance = Optional.empty();
  private OptionalInt regId = OptionalInt.empty();
  private InetSocketAddress server = SERVER;
  private TransportProtocol transport = TransportProtocol.UDP;
  private Duration expires = Duration.ofSeconds(600);
  private boolean relayed;

  private TestPhone(String name) {
    this.name = name;
    this.callId = name;
  }

  static TestPhone phone(String name) {
    return new TestPhone(name);
  }

  TestPhone at(String hostAndPort) {
    remote = hostAndPort;
    return this;
  }

  TestPhone contact(String uri) {
    contact = Optional.of(uri);
    return this;
  }

  TestPhone agent(String userAgent) {
    agent = Optional.of(userAgent);
    return this;
  }

  TestPhone instance(String id) {
    instance = Optional.of(id);
    return this;
  }

  TestPhone regId(int id) {
    regId = OptionalInt.of(id);
    return this;
  }

  TestPhone server(String hostAndPort) {
    server = address(hostAndPort);
    return this;
  }

  TestPhone over(TransportProtocol protocol) {
    transport = protocol;
    return this;
  }

  TestPhone expires(Duration interval) {
    expires = interval;
    return this;
  }

  TestPhone relayed() {
    relayed = true;
    return this;
  }

  TestPhone callId(String id) {
    callId = id;
    return this;
  }

  TestPhone cseq(long number) {
    cseq = number - 1;
    return this;
  }

  /** Starts anew: another Call-ID, the CSeq from 1. */
  TestPhone reboot() {
    boots++;
    callId = name + "-" + boots;
    cseq = 0;
    return this;
  }

  /** The Call-ID of its present boot cycle. */
  String callId() {
    return callId;
  }

  /** Registers or refreshes its contact. */
  RegistrationRequest register(Instant now) {
    return send(now, new ContactChange.Update(List.of(requested(contactUri(), expires))));
  }

  /** Registers several contacts at once. */
  RegistrationRequest register(Instant now, String... uris) {
    return send(
        now,
        new ContactChange.Update(Stream.of(uris).map(uri -> requested(uri, expires)).toList()));
  }

  /** Sends any change. */
  RegistrationRequest send(Instant now, ContactChange change) {
    cseq++;
    sent++;
    return request(now, change);
  }

  /** Removes its contact. */
  RegistrationRequest unregister(Instant now) {
    return send(now, new ContactChange.Update(List.of(requested(contactUri(), Duration.ZERO))));
  }

  /** Sends the last REGISTER for its contact once more. */
  RegistrationRequest retransmit(Instant now) {
    return request(now, new ContactChange.Update(List.of(requested(contactUri(), expires))));
  }

  RequestedContact requested(String uri, Duration interval) {
    return new RequestedContact(uri(uri), interval, 1000, instance, regId, Optional.empty());
  }

  private RegistrationRequest request(Instant now, ContactChange change) {
    return new RegistrationRequest(
        "1234567e0",
        new RegisterId(callId, cseq, "z9hG4bK-" + name + "-" + sent),
        flow(),
        relayed,
        remote,
        agent,
        now,
        change);
  }

  private FlowId flow() {
    InetSocketAddress from = address(remote);
    return transport == TransportProtocol.UDP
        ? FlowId.datagram(server, from)
        : new FlowId(transport, server, from, from.hashCode() | 1L);
  }

  private String contactUri() {
    return contact.orElse("sip:1234567e0@" + remote);
  }

  static SipUri uri(String text) {
    try {
      return SipUri.parse(text);
    } catch (MalformedHeaderException malformed) {
      throw new AssertionError(text, malformed);
    }
  }

  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    String host = hostAndPort.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(host, Integer.parseInt(hostAndPort.substring(colon + 1)));
  }
}
