package io.ringwerk.loadtest.generator;

/** A phone registers: REGISTER and REFRESH (RFC 3261 §10.2). */
final class Registration extends Exchange {

  private static final int UNAUTHORIZED = 401;
  private static final int OK = 200;

  /** A nonce may be stale by the time it is used, but not always. */
  private static final int MOST_CHALLENGES = 3;

  private final RequestTemplate request;
  private final Authorization authorization;
  private int sequence;
  private int challenges;
  private boolean signed;
  private boolean registered;

  Registration(Phone phone) {
    super(phone);
    Subscriber subscriber = phone.subscriber();
    String registrar = "sip:" + subscriber.domain();
    this.request =
        phone.template(
            "REGISTER",
            registrar,
            subscriber.addressOfRecord(),
            "Contact: " + phone.contact() + "\r\nExpires: 600\r\nContent-Length: 0\r\n");
    this.authorization = new Authorization("Authorization", subscriber, "REGISTER", registrar);
  }

  /** Whether a REGISTER of this phone was ever answered 200. */
  boolean isRegistered() {
    return registered;
  }

  @Override
  void begin(Operation operation) {
    challenges = 0;
    signed = operation == Operation.REFRESH && authorization.isReady();
    send();
  }

  @Override
  void response(ReceivedMessage message, int answered, long now) {
    int status = message.status();
    if (answered != sequence || status < OK) {
      return;
    }
    if (status == UNAUTHORIZED) {
      challenged(message, now);
      return;
    }
    registered |= status == OK;
    phone().ended(this, status == OK ? Outcome.SUCCESS : Outcome.of(message), now);
  }

  @Override
  boolean resend() {
    sendAgain();
    return true;
  }

  private void challenged(ReceivedMessage message, long now) {
    Challenge challenge = phone().loop().challenge();
    challenges++;
    if (!challenge.read(message, FieldName.WWW_AUTHENTICATE)) {
      phone().ended(this, Outcome.NO_MD5_CHALLENGE, now);
    } else if (challenges > 1 && (!challenge.isStale() || challenges > MOST_CHALLENGES)) {
      phone().ended(this, Outcome.WRONG_CREDENTIALS, now);
    } else {
      authorization.take(challenge, phone().loop().digest());
      signed = true;
      armResend(now);
      send();
    }
  }

  private void send() {
    sequence = phone().nextSequence();
    request.number(sequence);
    if (signed) {
      authorization.sign(phone().loop().digest());
    }
    sendAgain();
  }

  private void sendAgain() {
    if (signed) {
      phone().endpoint().send(request, authorization);
    } else {
      phone().endpoint().send(request);
    }
  }
}
