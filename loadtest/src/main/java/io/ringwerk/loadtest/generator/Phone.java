package io.ringwerk.loadtest.generator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phone that the generator plays: one device on one endpoint. Belongs to one event loop. */
final class Phone {

  private final int number;
  private final Subscriber subscriber;
  private final Endpoint endpoint;
  private final LoadLoop loop;
  private @Nullable Registration registration;
  private @Nullable OptionsQuery options;
  private final Map<Operation, Call> calls = new EnumMap<>(Operation.class);
  private @Nullable Exchange current;
  private String contact = "";
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
    if (contact.isEmpty()) {
      boolean reliable = endpoint.transport().isReliable();
      String transport = reliable ? ";transport=" + endpoint.transport() : "";
      contact = "<sip:" + Digits.hexText(number) + "@" + endpoint.address() + transport + ">";
    }
    return contact;
  }

  /**
   * A request of this phone.
   *
   * @param more the header fields behind CSeq, each with its line end
   */
  RequestTemplate template(String method, String uri, String to, String more) {
    return template(method, uri, to, "", more);
  }

  /** An INVITE of this phone, with a place for the call's number. */
  RequestTemplate callTemplate(String uri) {
    String more =
        "Contact: %s\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n"
            .formatted(contact(), endpoint.sessionDescription().length);
    return template("INVITE", uri, uri, "-" + "0".repeat(Digits.HEX), more);
  }

  /** What the phone keeps of a dialog. */
  Dialog dialog() {
    String viaOfPhone = viaLine().replace(BranchId.PLACEHOLDER, BranchId.of(number));
    return new Dialog(viaOfPhone, fromLine(), callIdLine() + "-");
  }

  private RequestTemplate template(String method, String uri, String to, String call, String more) {
    String text =
        (method + " " + uri + " SIP/2.0\r\n" + viaLine() + "\r\nMax-Forwards: 70\r\n")
            + (fromLine() + "To: <" + to + ">\r\n" + callIdLine() + call)
            + ("\r\nCSeq: " + RequestTemplate.FIRST_SEQUENCE + " " + method + "\r\n")
            + ("User-Agent: Ringwerk load generator\r\n" + more);
    return new RequestTemplate(text, number);
  }

  private String viaLine() {
    return "Via: SIP/2.0/%s %s;rport;branch=%s"
        .formatted(endpoint.transport().viaToken(), endpoint.address(), BranchId.PLACEHOLDER);
  }

  private String fromLine() {
    return "From: <%s>;tag=%s\r\n".formatted(subscriber.addressOfRecord(), Digits.hexText(number));
  }

  private String callIdLine() {
    return "Call-ID: " + loop.callIdPrefix() + Digits.hexText(number);
  }

  /** Starts an operation; the phone must be free. */
  Exchange start(Operation operation, long due, long now) {
    Exchange exchange = exchange(operation);
    current = exchange;
    exchange.start(operation, due, now);
    return exchange;
  }

  /** The call of this number, if it is this phone's latest of its kind. */
  Optional<Call> call(int call) {
    for (Call each : calls.values()) {
      if (each.isNumber(call)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  boolean isBusyWith(Exchange exchange) {
    return current == exchange;
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
      case CALL, FORKED_CALL -> call(operation);
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

  private Call call(Operation operation) {
    return calls.computeIfAbsent(operation, this::newCall);
  }

  private Call newCall(Operation operation) {
    List<CalledParty> parties = loop.calledBy(operation);
    CalledParty party = parties.get(number % parties.size());
    return new Call(this, party.addressOfRecord(), party.devices());
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
