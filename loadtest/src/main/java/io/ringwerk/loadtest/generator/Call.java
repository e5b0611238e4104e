package io.ringwerk.loadtest.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phone calls the callee it was given: both ends of the call, as the generator plays both.
 *
 * <p>INVITE, challenge, ACK, INVITE with digest; the callee's devices ring; when all do, one
 * answers and the server cancels the others; ACK, BYE. The call has ended well when the BYE is
 * answered, the device that answered has got ACK and BYE, and each other device CANCEL and ACK.
 *
 * <p>One timer sends again what is unanswered at either end, in the rhythm of timer A.
 */
final class Call extends Exchange {

  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int TRYING = 100;
  private static final int OK = 200;
  private static final int REFUSAL = 300;
  private static final int MOST_CHALLENGES = 3;
  private static final int NONE = -1;

  private final RequestTemplate invite;
  private final Dialog dialog;
  private final Authorization authorization;
  private final MessageText requestUri = new MessageText();
  private final MessageText ack = new MessageText();
  private final MessageText bye = new MessageText();
  private final List<CalledLeg> legs = new ArrayList<>();
  private int number;
  private int invitation;
  private int goodbye;
  private int challenges;
  private int ringing;
  private boolean proceeding;
  private boolean byeAnswered;
  private long rangAt;

  Call(Phone phone, String addressOfRecord, List<Phone> devices) {
    super(phone);
    devices.forEach(device -> legs.add(new CalledLeg(device)));
    this.requestUri.add(addressOfRecord);
    this.invite = phone.callTemplate(addressOfRecord);
    this.dialog = phone.dialog();
    this.authorization =
        new Authorization("Proxy-Authorization", phone.subscriber(), "INVITE", addressOfRecord);
  }

  /** Whether this is its number, and it is under way. */
  boolean isNumber(int call) {
    return number == call;
  }

  /** The phones that could not end the call are free for the next one. */
  @Override
  void abandon() {
    legs.forEach(CalledLeg::reset);
  }

  @Override
  void begin(Operation operation) {
    legs.forEach(CalledLeg::reset);
    dialog.forget();
    number = phone().nextSequence();
    invite.call(number);
    challenges = 0;
    ringing = 0;
    byeAnswered = false;
    goodbye = NONE;
    rangAt = 0;
    invite();
  }

  @Override
  void response(ReceivedMessage message, int answered, long now) {
    if (answered == invitation) {
      invitationAnswered(message, now);
    } else if (answered == goodbye && message.status() >= OK) {
      byeAnswered(message, now);
    }
  }

  /** From when the call was due to when the first device was heard ringing. */
  @Override
  long latency(long now) {
    return rangAt - dueAt();
  }

  @Override
  boolean resend() {
    boolean sent = true;
    if (goodbye != NONE && !byeAnswered) {
      phone().endpoint().send(bye);
    } else if (goodbye == NONE && !proceeding) {
      sendInvite();
    } else {
      sent = false;
    }
    for (CalledLeg leg : legs) {
      sent |= leg.resend();
    }
    return sent;
  }

  /** What is missing of the call. */
  @Override
  Outcome unanswered() {
    if (legs.stream().anyMatch(CalledLeg::waitsForAck)) {
      return Outcome.NO_ACK;
    }
    if (goodbye == NONE) {
      return ringing == 0 ? Outcome.NOBODY_RANG : Outcome.rang(ringing, legs.size());
    }
    if (!byeAnswered) {
      return Outcome.NO_ANSWER_TO_BYE;
    }
    boolean notCancelled = legs.stream().anyMatch(CalledLeg::isRinging);
    return notCancelled ? Outcome.NO_CANCEL : Outcome.NO_BYE;
  }

  /** A device got the INVITE. */
  void invited(Phone device, ReceivedMessage message) {
    for (CalledLeg leg : legs) {
      if (leg.isOf(device) && leg.invited(message)) {
        ringing++;
      }
    }
    CalledLeg answering = legs.get(Math.floorMod(number, legs.size()));
    if (ringing == legs.size() && answering.isRinging() && goodbye == NONE) {
      answering.answer();
    }
  }

  /** A device got an ACK. */
  void acknowledged(Phone device) {
    of(device).ifPresent(CalledLeg::acknowledged);
    endIfOver();
  }

  /** A device got a CANCEL. */
  void cancelled(Phone device) {
    of(device).ifPresent(CalledLeg::cancelled);
  }

  /** A device got a BYE. */
  void hungUp(Phone device) {
    of(device).ifPresent(CalledLeg::hungUp);
    endIfOver();
  }

  private Optional<CalledLeg> of(Phone device) {
    for (CalledLeg leg : legs) {
      if (leg.isOf(device)) {
        return Optional.of(leg);
      }
    }
    return Optional.empty();
  }

  private void invitationAnswered(ReceivedMessage message, long now) {
    int status = message.status();
    if (status < OK) {
      proceeding = true;
      if (status > TRYING) {
        rang(now);
      }
    } else if (status < REFUSAL) {
      accepted(message, now);
    } else {
      refused(message, status, now);
    }
  }

  private void rang(long now) {
    if (rangAt == 0) {
      rangAt = now;
    }
  }

  private void accepted(ReceivedMessage message, long now) {
    if (dialog.isEstablished()) {
      phone().endpoint().send(ack); // the 200 came again, so the ACK was lost (§13.2.2.4)
      return;
    }
    if (!dialog.establish(message)) {
      end(Outcome.NO_CONTACT, now);
      return;
    }
    rang(now);
    phone().loop().answered(this, now);
    dialog.write(ack, "ACK", number, phone().nextSequence(), invitation);
    phone().endpoint().send(ack);
    hangUp(now);
  }

  private void hangUp(long now) {
    goodbye = phone().nextSequence();
    dialog.write(bye, "BYE", number, goodbye, goodbye);
    phone().endpoint().send(bye);
    armResend(now);
  }

  private void refused(ReceivedMessage message, int status, long now) {
    MessageText text = phone().loop().scratch();
    dialog.writeAck(text, requestUri, message, number, invitation);
    phone().endpoint().send(text);
    if (status == PROXY_AUTHENTICATION_REQUIRED || status == UNAUTHORIZED) {
      challenged(message, status, now);
    } else {
      end(Outcome.of(message), now);
    }
  }

  private void challenged(ReceivedMessage message, int status, long now) {
    boolean byProxy = status == PROXY_AUTHENTICATION_REQUIRED;
    Challenge challenge = phone().loop().challenge();
    challenges++;
    if (!challenge.read(
        message, byProxy ? FieldName.PROXY_AUTHENTICATE : FieldName.WWW_AUTHENTICATE)) {
      end(Outcome.NO_MD5_CHALLENGE, now);
    } else if (challenges > 1 && (!challenge.isStale() || challenges > MOST_CHALLENGES)) {
      end(Outcome.WRONG_CREDENTIALS, now);
    } else {
      authorization.take(challenge, phone().loop().digest());
      armResend(now);
      invite();
    }
  }

  private void byeAnswered(ReceivedMessage message, long now) {
    byeAnswered = true;
    if (message.status() >= REFUSAL) {
      end(Outcome.ofBye(message), now);
    } else {
      endIfOver();
    }
  }

  private void endIfOver() {
    if (phone().isBusyWith(this) && byeAnswered && legs.stream().allMatch(CalledLeg::isOver)) {
      end(Outcome.SUCCESS, System.nanoTime());
    }
  }

  private void end(Outcome outcome, long now) {
    phone().ended(this, outcome, now);
  }

  private void invite() {
    invitation = phone().nextSequence();
    invite.number(invitation);
    proceeding = false;
    if (challenges > 0) {
      authorization.sign(phone().loop().digest());
    }
    sendInvite();
  }

  private void sendInvite() {
    byte[] body = phone().endpoint().sessionDescription();
    if (challenges > 0) {
      phone().endpoint().send(invite, authorization, body);
    } else {
      phone().endpoint().send(invite, body);
    }
  }
}
