package io.ringwerk.loadtest.generator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One loop's share of a run: starts operations when they are due, and counts how they end. */
final class LoopRun {

  /** How often unanswered requests are looked after. */
  private static final Duration SWEEP = Duration.ofMillis(50);

  /** A quarter of timers B and F: nobody waits half a minute for the last lost answer. */
  private static final long PATIENCE = Duration.ofSeconds(8).toNanos();

  private final LoadLoop loop;
  private final Operation operation;
  private final Schedule schedule;
  private final IdlePhones idle;
  private final RunProgress progress;
  private final ExchangesUnderWay underWay = new ExchangesUnderWay();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Tally interval = new Tally();
  private boolean waitsForDue;
  private boolean over;

  /**
   * A run that has not begun.
   *
   * @param idle the phones that take part, all free
   * @param progress hears of each success; shared by the loops of a run
   */
  LoopRun(
      LoadLoop loop,
      Operation operation,
      Schedule schedule,
      IdlePhones idle,
      RunProgress progress) {
    this.loop = loop;
    this.operation = operation;
    this.schedule = schedule;
    this.idle = idle;
    this.progress = progress;
  }

  /** Completes when all that was started has ended. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Starts what is due at once. */
  void begin() {
    long now = System.nanoTime();
    schedule.begin(now);
    boolean started = true;
    while (started) {
      started = false;
      for (Endpoint endpoint : loop.endpoints()) {
        started |= startOne(endpoint, now);
      }
    }
    awaitDue(now);
    sweep();
  }

  /** An operation is over: its phone is free for what is due next. */
  void ended(Exchange exchange, Outcome outcome, long now) {
    underWay.remove(exchange);
    count(exchange, outcome, now);
    Endpoint endpoint = exchange.phone().endpoint();
    idle.add(exchange.phone());
    startDue(endpoint, now);
    finishIfOver(now);
  }

  /** A call that is under way was answered. */
  void answered(Exchange exchange, long now) {
    interval.answered(now - exchange.dueAt());
  }

  /** An endpoint lost what it had under way. */
  void broken(Endpoint endpoint, Outcome outcome) {
    long now = System.nanoTime();
    for (Exchange exchange : underWay.snapshot()) {
      if (exchange.phone().endpoint() == endpoint) {
        exchange.phone().ended(exchange, outcome, now);
      }
    }
  }

  /** Starts nothing more and waits for nothing. */
  void giveUp() {
    over = true;
    long now = System.nanoTime();
    for (Exchange exchange : underWay.snapshot()) {
      exchange.phone().ended(exchange, Outcome.GIVEN_UP, now);
    }
    finishIfOver(now);
  }

  /** The generator has a defect: the run ends with it. */
  void failed(Throwable defect) {
    over = true;
    done.completeExceptionally(defect);
  }

  /** What was counted since the last time this was asked. */
  Tally takeInterval() {
    Tally taken = interval;
    interval = new Tally();
    return taken;
  }

  private void count(Exchange exchange, Outcome outcome, long now) {
    if (outcome.isSuccess()) {
      interval.succeeded(exchange.latency(now));
      progress.succeeded();
    } else {
      interval.failed(outcome);
      exchange.abandon();
    }
  }

  private void startDue(Endpoint justEnded, long now) {
    while (startOne(justEnded, now)) {
      // one more
    }
    awaitDue(now);
  }

  private boolean startOne(Endpoint justEnded, long now) {
    if (over || underWay.size() >= schedule.mostUnderWay()) {
      return false;
    }
    long due = schedule.nextDue(now);
    if (due > now) {
      return false;
    }
    Optional<Phone> phone = idle.take(justEnded);
    phone.ifPresent(free -> start(free, due, now));
    return phone.isPresent();
  }

  private void start(Phone phone, long due, long now) {
    schedule.taken();
    interval.started();
    underWay.add(phone.start(operation, due, now));
  }

  /** Without a free phone nothing is waited for: the next that becomes free looks what is due. */
  private void awaitDue(long now) {
    long due = schedule.nextDue(now);
    if (waitsForDue || over || due <= now || due == Schedule.NEVER) {
      return;
    }
    waitsForDue = true;
    loop.schedule(
        due - now,
        () -> {
          waitsForDue = false;
          startDue(loop.endpoints().get(0), System.nanoTime());
        });
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Exchange exchange : underWay.snapshot()) {
      if (now - exchange.startedAt() > PATIENCE) {
        Outcome outcome =
            exchange.phone().endpoint().isOpen() ? exchange.unanswered() : Outcome.CLOSED;
        exchange.phone().ended(exchange, outcome, now);
      } else if (exchange.resendIfDue(now)) {
        interval.retransmitted();
      }
    }
    finishIfOver(now);
    if (!done.isDone()) {
      loop.schedule(SWEEP, this::sweep);
    }
  }

  private void finishIfOver(long now) {
    boolean noMore = over || schedule.nextDue(now) == Schedule.NEVER;
    if (noMore && underWay.isEmpty() && !done.isDone()) {
      long missed = over ? 0 : schedule.missed();
      for (long i = 0; i < missed; i++) {
        interval.started();
        interval.failed(Outcome.NO_FREE_PHONE);
      }
      over = true;
      done.complete(null);
    }
  }
}
