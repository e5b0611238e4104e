package io.ringwerk.loadtest.generator;

import org.jspecify.annotations.Nullable;

/** A phone that the generator plays: one device on one endpoint. Belongs to one event loop. */
final class Phone {

  private final int number;
  private final Subscriber subscriber;
  private final Endpoint endpoint;
  private final LoadLoop loop;
  private @Nullable Registration registration;
  private @Nullable OptionsQuery options;
  private @Nullable Exchange current;
  private int sequence;

  /**
   * A phone that has nothing to do yet.
   *
   * @param number among the phones of its loop, from 0
   */
  Phone(int number, Subscriber subscriber, Endpoint endpoint, LoadLoop loop) {
    this.number = number;
    this.subscriber = subscriber;
    this.endpoint = endpoint;
    this.loop = loop;
  }

  int number() {
    return number;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  LoadLoop loop() {
    return loop;
  }

  /** Whether a REGISTER of this phone was ever answered 200. */
  boolean isRegistered() {
    return registration != null && registration.isRegistered();
  }

  /** The number of the next request: it goes into branch and CSeq. */
  int nextSequence() {
    return ++sequence;
  }

  /** Its contact address, in angle brackets; the user part is the phone's number. */
  String contact() {
    String transport =
        endpoint.transport().isReliable() ? ";transport=" + endpoint.transport() : "";
    return "<sip:" + Digits.hexText(number) + "@" + endpoint.address() + transport + ">";
  }

  /**
   * A request of this phone.
   *
   * @param more the header fields behind CSeq, each with its line end
   */
  RequestTemplate template(String method, String uri, String to, String more) {
    String text =
        method
            + (" " + uri + " SIP/2.0\r\nVia: SIP/2.0/")
            + (endpoint.transport().viaToken() + " " + endpoint.address())
            + (";rport;branch=" + BranchId.PLACEHOLDER + "\r\nMax-Forwards: 70\r\nFrom: <")
            + (subscriber.addressOfRecord() + ">;tag=" + Digits.hexText(number) + "\r\nTo: <")
            + (to + ">\r\nCall-ID: " + loop.callIdPrefix() + Digits.hexText(number))
            + ("\r\nCSeq: " + RequestTemplate.FIRST_SEQUENCE + " " + method + "\r\n")
            + ("User-Agent: Ringwerk load generator\r\n" + more);
    return new RequestTemplate(text, number);
  }

  /** Starts an operation; the phone must be free. */
  Exchange start(Operation operation, long due, long now) {
    Exchange exchange = exchange(operation);
    current = exchange;
    exchange.start(operation, due, now);
    return exchange;
  }

  /** Takes a response to one of its requests; one that comes too late is dropped. */
  void response(ReceivedMessage message, int answered, long now) {
    Exchange exchange = current;
    if (exchange != null) {
      exchange.response(message, answered, now);
    }
  }

  /** The current operation is over, and the phone is free. */
  void ended(Exchange exchange, Outcome outcome, long now) {
    current = null;
    loop.ended(exchange, outcome, now);
  }

  private Exchange exchange(Operation operation) {
    return switch (operation) {
      case REGISTER, REFRESH -> registration();
      case OPTIONS -> options();
      case CALL, FORKED_CALL -> throw new UnsupportedOperationException("no calls yet");
    };
  }

  private Registration registration() {
    Registration known = registration;
    if (known == null) {
      known = new Registration(this);
      registration = known;
    }
    return known;
  }

  private OptionsQuery options() {
    OptionsQuery known = options;
    if (known == null) {
      known = new OptionsQuery(this);
      options = known;
    }
    return known;
  }
}
