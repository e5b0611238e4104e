package io.ringwerk.loadtest.generator;

/** A phone asks the server for its abilities (RFC 3261 §11). */
final class OptionsQuery extends Exchange {

  private static final int FINAL = 200;

  private final RequestTemplate request;
  private int sequence;

  OptionsQuery(Phone phone) {
    super(phone);
    String server = "sip:" + phone.subscriber().domain();
    this.request =
        phone.template(
            "OPTIONS",
            server,
            server,
            "Contact: " + phone.contact() + "\r\nAccept: application/sdp\r\nContent-Length: 0\r\n");
  }

  @Override
  void begin(Operation operation) {
    sequence = phone().nextSequence();
    request.number(sequence);
    resend();
  }

  @Override
  void response(ReceivedMessage message, int answered, long now) {
    int status = message.status();
    if (answered == sequence && status >= FINAL) {
      phone().ended(this, status == FINAL ? Outcome.SUCCESS : Outcome.of(message), now);
    }
  }

  @Override
  boolean resend() {
    phone().endpoint().send(request);
    return true;
  }
}
