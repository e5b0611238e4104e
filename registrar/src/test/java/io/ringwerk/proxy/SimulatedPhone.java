package io.ringwerk.proxy;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.time.VirtualTime;
import io.ringwerk.sip.transaction.ClientTransactionListener;
import io.ringwerk.sip.transaction.IncomingRequest;
import io.ringwerk.sip.transaction.ServerTransaction;
import io.ringwerk.sip.transaction.TransactionEvent;
import io.ringwerk.sip.transaction.TransactionLayer;
import io.ringwerk.sip.transaction.TransactionSettings;
import io.ringwerk.sip.transaction.TransactionUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A phone that follows the RFCs and whose people are moody: it calls, gives up, answers, refuses,
 * rings for ever, or is dead. It has a transaction layer of its own.
 */
final class SimulatedPhone implements TransactionUser, DialogOwner {

  private static final int[] REFUSALS = {302, 404, 415, 480, 486, 488, 500, 503, 600, 603};
  private static final TimerSettings TIMERS = TimerSettings.DEFAULT;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String device;
  private final Flow flow;
  private final VirtualTime time;
  private final Random random;
  private final TransactionLayer layer;
  private final Set<String> acknowledged = new HashSet<>();
  private int calls;
  private int branches;

  /**
   * A phone.
   *
   * @param flow its way to the proxy
   */
  SimulatedPhone(String device, Flow flow, VirtualTime time, Random random) {
    this.device = device;
    this.flow = flow;
    this.time = time;
    this.random = random;
    this.layer =
        new TransactionLayer(
            time,
            TransactionSettings.DEFAULT,
            new EnumCounter<>(TransactionEvent.class),
            sender -> this);
  }

  @Override
  public String contact() {
    return "sip:" + device + "@" + flow.local().getHostString() + ":" + flow.local().getPort();
  }

  @Override
  public String tag() {
    return "tag-of-" + device;
  }

  @Override
  public String nextBranch() {
    return "z9hG4bK-" + device + "-" + ++branches;
  }

  @Override
  public <T extends SipMessage> T sends(T message) {
    flow.send(message);
    return message;
  }

  /** Takes a message from the network. */
  void receive(SipMessage message) {
    layer.receive(message, flow);
  }

  /** How many transactions it has open. */
  int openTransactions() {
    return layer.size();
  }

  /** Calls somebody. */
  void call(String called) {
    new OutgoingCall(called).start();
  }

  @Override
  public void request(IncomingRequest incoming) {
    if (incoming.request().toTag().isPresent()) {
      answerInDialog(incoming);
    } else if (random.nextInt(6) > 0) { // else nobody is in: repetitions come here, too
      new IncomingCall(incoming).start();
    }
  }

  @Override
  public void ack(SipRequest ack, Flow from) {
    acknowledged.add(ack.callId() + ack.cseq().sequence());
  }

  @Override
  public void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite) {
    int status = invite.isPresent() ? 200 : 481;
    cancel.begin().respond(ResponseBuilder.to(cancel.request(), status).build());
    invite.filter(it -> !it.isAnswered()).ifPresent(it -> it.respond(response(it.request(), 487)));
  }

  private void answerInDialog(IncomingRequest incoming) {
    ServerTransaction transaction = incoming.begin();
    if (incoming.request().method() == SipMethod.INVITE) {
      repeatUntilAcknowledged(transaction, response(incoming.request(), 200), TIMERS.t1(), 0);
    } else {
      transaction.respond(response(incoming.request(), 200));
    }
  }

  private SipResponse response(SipRequest request, int status) {
    ResponseBuilder response = ResponseBuilder.to(request, status);
    if (status > 100) {
      response.toTag(tag()).header(HeaderName.CONTACT, "<" + contact() + ">");
      request
          .values(HeaderName.RECORD_ROUTE)
          .forEach(route -> response.header(HeaderName.RECORD_ROUTE, route));
    }
    return response.build();
  }

  /** RFC 3261 §13.3.1.4. */
  private void repeatUntilAcknowledged(
      ServerTransaction transaction, SipResponse answer, Duration interval, long waited) {
    String key = answer.callId() + answer.cseq().sequence();
    if (acknowledged.contains(key) || waited > TIMERS.transactionTimeout().toMillis()) {
      return;
    }
    transaction.respond(answer);
    time.schedule(
        interval,
        () ->
            repeatUntilAcknowledged(
                transaction, answer, TIMERS.doubledUpToT2(interval), waited + interval.toMillis()));
  }

  private Duration seconds(int most) {
    return Duration.ofMillis(random.nextInt(most * 1_000));
  }

  /** A call that comes in. */
  private final class IncomingCall {

    private final ServerTransaction transaction;
    private final SipRequest invite;

    IncomingCall(IncomingRequest incoming) {
      this.transaction = incoming.begin();
      this.invite = incoming.request();
    }

    void start() {
      if (random.nextBoolean()) {
        time.schedule(seconds(3), () -> respond(180));
      }
      time.schedule(PATIENCE, () -> respond(480)); // a phone whose connection broke hears no CANCEL
      switch (random.nextInt(4)) {
        case 0 -> {} // rings, or says nothing but 100
        case 1 ->
            time.schedule(seconds(20), () -> respond(REFUSALS[random.nextInt(REFUSALS.length)]));
        default -> time.schedule(seconds(60), this::answer);
      }
    }

    private void respond(int status) {
      if (!transaction.isAnswered()) {
        transaction.respond(response(invite, status));
      }
    }

    private void answer() {
      if (!transaction.isAnswered()) {
        repeatUntilAcknowledged(transaction, response(invite, 200), TIMERS.t1(), 0);
      }
    }
  }

  /** A call that goes out. */
  private final class OutgoingCall implements ClientTransactionListener {

    private final Map<String, SipRequest> acks = new HashMap<>();
    private final TestMessages.TestRequest request;
    private SipRequest invite;
    private boolean ringing;
    private boolean ended;

    OutgoingCall(String called) {
      this.request =
          TestMessages.request("INVITE")
              .from(device)
              .fromTag(tag())
              .to(called)
              .callId(device + "-" + ++calls)
              .transport(flow.transport().viaToken())
              .contact("<" + contact() + ">")
              .branch(nextBranch());
      this.invite = request.build();
    }

    void start() {
      layer.send(invite, flow, this);
    }

    @Override
    public void response(SipResponse response) {
      if (response.isProvisional()) {
        ringing = true;
      } else if (response.isSuccess()) {
        ended = true;
        answered(response);
      } else if (response.status() == 407 && invite.cseq().sequence() == 1) {
        sendWithCredentials(response);
      } else {
        ended = true;
      }
    }

    @Override
    public void timeout() {
      ended = true;
    }

    @Override
    public void transportFailure(FlowFailure failure) {
      ended = true;
    }

    private void sendWithCredentials(SipResponse challenge) {
      String credentials = DigestAnswer.to(challenge, invite, device, device);
      invite =
          request
              .cseq(2)
              .branch(nextBranch())
              .header(HeaderName.PROXY_AUTHORIZATION, credentials)
              .build();
      layer.send(invite, flow, this);
      time.schedule(random.nextInt(3) == 0 ? seconds(60) : PATIENCE, this::giveUp);
    }

    private void giveUp() {
      if (ringing && !ended) {
        layer.send(RequestBuilder.cancelOf(invite).build(), flow, IgnoredResponses.INSTANCE);
      }
    }

    /** RFC 3261 §13.2.2.4: each 2xx is acknowledged; of several dialogs the first is kept. */
    private void answered(SipResponse response) {
      String remoteTag = response.toTag().orElseThrow();
      SipRequest known = acks.get(remoteTag);
      if (known != null) {
        sends(known);
        return;
      }
      ScriptedDialog dialog = ScriptedDialog.ofCaller(SimulatedPhone.this, invite, response);
      acks.put(remoteTag, dialog.sends("ACK"));
      boolean kept = acks.size() == 1;
      if (kept && random.nextBoolean()) {
        time.schedule(seconds(10), () -> sendInDialog(dialog, "INFO"));
      }
      time.schedule(kept ? seconds(300) : Duration.ZERO, () -> sendInDialog(dialog, "BYE"));
    }

    private void sendInDialog(ScriptedDialog dialog, String method) {
      layer.send(dialog.request(method).build(), flow, IgnoredResponses.INSTANCE);
    }
  }
}
