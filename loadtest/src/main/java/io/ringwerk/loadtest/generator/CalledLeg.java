package io.ringwerk.loadtest.generator;

/**
 * One device of the callee in one call: it rings, then answers or is cancelled. Used again for each
 * call.
 *
 * <pre>
 * IDLE      -INVITE-> RINGING   180
 * RINGING   -answer-> ANSWERED  200
 * RINGING   -CANCEL-> CANCELLED 200 to the CANCEL, 487 to the INVITE
 * ANSWERED  -ACK->    CONFIRMED
 * CANCELLED -ACK->    OVER
 * CONFIRMED -BYE->    OVER      200; a BYE may overtake the ACK and is answered then, too
 * </pre>
 */
final class CalledLeg {

  private enum State {
    IDLE,
    RINGING,
    ANSWERED,
    CANCELLED,
    CONFIRMED,
    OVER
  }

  private final Phone device;
  private final MessageText invite = new MessageText();
  private State state = State.IDLE;
  private boolean hungUp;

  CalledLeg(Phone device) {
    this.device = device;
  }

  boolean isOf(Phone phone) {
    return device == phone;
  }

  boolean isRinging() {
    return state == State.RINGING;
  }

  /** Whether it was invited, and nothing more is to come. */
  boolean isOver() {
    return state == State.OVER;
  }

  /** Whether a response of its waits for an ACK. */
  boolean waitsForAck() {
    return state == State.ANSWERED || state == State.CANCELLED;
  }

  /** A new call begins. What the last one left ringing is refused, so that the server is done. */
  void reset() {
    if (state == State.RINGING) {
      send("487 Request Terminated");
    }
    state = State.IDLE;
    hungUp = false;
  }

  /** Takes an INVITE; whether it rings now and did not before. */
  boolean invited(ReceivedMessage message) {
    if (state != State.IDLE) {
      return false; // sent again; what it is answered with is sent again in its own time
    }
    state = State.RINGING;
    ResponseHead.copy(message, invite, device.number());
    send("180 Ringing");
    return true;
  }

  /** Takes the call. */
  void answer() {
    state = State.ANSWERED;
    sendOk();
  }

  /** Takes a CANCEL, which was answered already. */
  void cancelled() {
    if (state == State.RINGING) {
      state = State.CANCELLED;
      send("487 Request Terminated");
    }
  }

  /** Takes an ACK. */
  void acknowledged() {
    if (state == State.CANCELLED || (state == State.ANSWERED && hungUp)) {
      state = State.OVER;
    } else if (state == State.ANSWERED) {
      state = State.CONFIRMED;
    }
  }

  /** Takes a BYE, which was answered already. */
  void hungUp() {
    hungUp = true;
    if (state == State.CONFIRMED) {
      state = State.OVER;
    }
  }

  /**
   * Sends again what waits for an ACK; whether there is something (RFC 3261 §13.3.1.4, §17.2.1).
   */
  boolean resend() {
    if (state == State.ANSWERED) {
      sendOk();
    } else if (state == State.CANCELLED) {
      send("487 Request Terminated");
    }
    return waitsForAck();
  }

  private void send(String status) {
    MessageText text = device.loop().scratch();
    text.clear().add("SIP/2.0 ").add(status).add("\r\n").add(invite);
    text.add("Contact: ").add(device.contact()).add("\r\nContent-Length: 0\r\n\r\n");
    device.endpoint().send(text);
  }

  private void sendOk() {
    byte[] body = device.endpoint().sessionDescription();
    MessageText text = device.loop().scratch();
    text.clear().add("SIP/2.0 200 OK\r\n").add(invite);
    text.add("Contact: ").add(device.contact());
    text.add("\r\nContent-Type: application/sdp\r\nContent-Length: ");
    text.add(Integer.toString(body.length)).add("\r\n\r\n").add(body);
    device.endpoint().send(text);
  }
}
