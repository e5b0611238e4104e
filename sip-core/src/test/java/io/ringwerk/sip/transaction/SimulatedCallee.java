package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A callee in a simulation: rings, answers, declines or stays silent, as chance will have it. */
final class SimulatedCallee implements TransactionUser {

  private static final int[] FINALS = {200, 200, 200, 302, 404, 486, 503, 603};
  private static final TimerSettings TIMERS = TimerSettings.DEFAULT;

  private final VirtualTime time;
  private final RandomGenerator random;
  private final Set<String> begun = new HashSet<>();
  private final Map<ServerTransaction, SipRequest> requests = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Map<String, Long> highestCSeq = new HashMap<>();
  private int open;

  SimulatedCallee(VirtualTime time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /**
   * What a user may wonder about: requests handed up twice, or after later ones of the same call.
   */
  List<String> complaints() {
    return complaints;
  }

  /** How many of its transactions have not told their end. */
  int open() {
    return open;
  }

  @Override
  public void request(IncomingRequest request) {
    noteCSeq(request.request());
    ServerTransaction transaction = begin(request);
    if (request.request().method() == SipMethod.INVITE) {
      ring(transaction);
    } else {
      answerSometime(transaction);
    }
  }

  @Override
  public void ack(SipRequest ack, Flow flow) {
    acknowledged.add(ack.callId() + ack.toTag().orElse(""));
  }

  @Override
  public void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite) {
    begin(cancel).respond(answer(cancel.request(), invite.isPresent() ? 200 : 481));
    invite
        .filter(transaction -> !transaction.isAnswered())
        .ifPresent(transaction -> transaction.respond(answer(requestOf(transaction), 487)));
  }

  private ServerTransaction begin(IncomingRequest request) {
    String name = request.request().methodName() + request.request().topmostVia().branch();
    if (!begun.add(name)) {
      complaints.add(name + " was handed up before");
    }
    open++;
    ServerTransaction transaction = request.begin();
    transaction.listener(new CountingListener());
    requests.put(transaction, request.request());
    return transaction;
  }

  /** Kept here, as the transaction lets go of it when it is answered. */
  private SipRequest requestOf(ServerTransaction transaction) {
    return Objects.requireNonNull(requests.get(transaction));
  }

  private void ring(ServerTransaction transaction) {
    for (int ringing = random.nextInt(3); ringing > 0; ringing--) {
      time.schedule(chance(20), () -> transaction.respond(answer(requestOf(transaction), 180)));
    }
    boolean silent = random.nextInt(10) == 0;
    Duration delay = silent ? Duration.ofMinutes(10) : chance(45);
    int status = FINALS[random.nextInt(FINALS.length)];
    time.schedule(delay, () -> answerInvite(transaction, status));
  }

  private void answerInvite(ServerTransaction transaction, int status) {
    if (transaction.isAnswered()) {
      return; // cancelled
    }
    if (status != 200) {
      transaction.respond(answer(requestOf(transaction), status));
      return;
    }
    accept(transaction, "one");
    if (random.nextInt(4) == 0) {
      accept(transaction, "two"); // another branch behind a proxy answered at the same time
    }
  }

  /** RFC 3261 §13.3.1.4: the UAS repeats its 2xx itself until the ACK comes. */
  private void accept(ServerTransaction transaction, String toTag) {
    SipResponse success = ResponseBuilder.to(requestOf(transaction), 200).toTag(toTag).build();
    long giveUpAt = time.nanoTime() + TIMERS.transactionTimeout().toNanos();
    sendUntilAcknowledged(transaction, success, TIMERS.t1(), giveUpAt);
  }

  private void sendUntilAcknowledged(
      ServerTransaction transaction, SipResponse success, Duration interval, long giveUpAt) {
    transaction.respond(success);
    String ack = success.callId() + success.toTag().orElseThrow();
    Duration next = TIMERS.doubledUpToT2(interval);
    time.schedule(
        interval,
        () -> {
          if (!acknowledged.contains(ack) && time.nanoTime() < giveUpAt) {
            sendUntilAcknowledged(transaction, success, next, giveUpAt);
          }
        });
  }

  private void answerSometime(ServerTransaction transaction) {
    int status =
        switch (random.nextInt(6)) {
          case 0 -> 408; // must not be sent, RFC 4320 §4.2
          case 1 -> 183; // must not be sent either, and nothing follows
          case 2 -> 481;
          default -> 200;
        };
    Duration delay = chance(random.nextBoolean() ? 1 : 40);
    time.schedule(delay, () -> transaction.respond(answer(requestOf(transaction), status)));
  }

  private void noteCSeq(SipRequest request) {
    long cseq = request.cseq().sequence();
    if (cseq < highestCSeq.merge(request.callId(), cseq, Math::max)) {
      complaints.add(request.callId() + " went back to CSeq " + cseq);
    }
  }

  private static SipResponse answer(SipRequest request, int status) {
    return ResponseBuilder.to(request, status).build();
  }

  private Duration chance(int seconds) {
    return Duration.ofNanos(random.nextLong(Duration.ofSeconds(seconds).toNanos()));
  }

  private final class CountingListener implements ServerTransactionListener {
    private boolean terminated;

    @Override
    public void terminated() {
      assertThat(terminated).as("told its end before").isFalse();
      terminated = true;
      open--;
    }
  }
}
