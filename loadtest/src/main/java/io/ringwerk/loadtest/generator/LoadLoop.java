package io.ringwerk.loadtest.generator;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop with its endpoints and phones, and what they share: the message that is being
 * read, the digest, and the endpoints that have something to flush.
 */
final class LoadLoop {

  private static final Logger log = LoggerFactory.getLogger(LoadLoop.class);

  private final EventLoop eventLoop;
  private final String callIdPrefix;
  private final ReceivedMessage message = new ReceivedMessage();
  private final Challenge challenge = new Challenge();
  private final DigestResponse digest = new DigestResponse();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<Phone> phones = new ArrayList<>();
  private final List<Phone> callingPhones = new ArrayList<>();
  private final List<Phone> calledPhones = new ArrayList<>();
  private final List<CalledParty> singles = new ArrayList<>();
  private final List<CalledParty> forks = new ArrayList<>();
  private final MessageText scratch = new MessageText();
  private final IncomingRequests requests = new IncomingRequests(this);
  private final List<Endpoint> unflushed = new ArrayList<>();
  private @Nullable LoopRun run;

  /**
   * A loop without phones.
   *
   * @param callIdPrefix begins the Call-IDs of its phones, and no others
   */
  LoadLoop(EventLoop eventLoop, String callIdPrefix) {
    this.eventLoop = eventLoop;
    this.callIdPrefix = callIdPrefix;
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  String callIdPrefix() {
    return callIdPrefix;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Those that start operations. */
  List<Phone> callingPhones() {
    return callingPhones;
  }

  /** Those that are called. */
  List<Phone> calledPhones() {
    return calledPhones;
  }

  /** Those that are called, and have not registered yet. */
  List<Phone> unregisteredPhones() {
    return calledPhones.stream().filter(phone -> !phone.isRegistered()).toList();
  }

  /** How many phones it has. */
  int size() {
    return phones.size();
  }

  /** Gives a caller a phone. */
  void addCaller(Subscriber subscriber) {
    callingPhones.add(newPhone(subscriber));
  }

  /** Gives each device of a callee a phone. */
  void addCallee(Callee callee) {
    List<Phone> devices = callee.devices().stream().map(this::newPhone).toList();
    calledPhones.addAll(devices);
    List<CalledParty> parties = devices.size() == 1 ? singles : forks;
    parties.add(new CalledParty(callee.addressOfRecord(), devices));
  }

  /** Who can be called by this operation. */
  List<CalledParty> calledBy(Operation operation) {
    return switch (operation) {
      case REGISTER, REFRESH, OPTIONS -> List.of();
      case CALL -> singles;
      case FORKED_CALL -> forks;
    };
  }

  /** The phone of this number, if there is one. */
  Optional<Phone> phone(int number) {
    return number >= 0 && number < phones.size()
        ? Optional.of(phones.get(number))
        : Optional.empty();
  }

  /** The devices whose REGISTER was answered 200. */
  Set<String> registeredDevices() {
    Set<String> devices = new HashSet<>();
    for (Phone phone : phones) {
      if (phone.isRegistered()) {
        devices.add(phone.subscriber().device());
      }
    }
    return devices;
  }

  /** The challenge that is being read. */
  Challenge challenge() {
    return challenge;
  }

  DigestResponse digest() {
    return digest;
  }

  /** Where a message is put together that is sent at once. */
  MessageText scratch() {
    return scratch;
  }

  /** Where the next message goes before it is {@link #received}. */
  ReceivedMessage message() {
    return message;
  }

  /** Gives the message in {@link #message} to the phone it is for; nobody else's is dropped. */
  void received() {
    long now = System.nanoTime();
    if (message.status() == 0) {
      requests.received(message);
    } else if (message.find(FieldName.VIA)) {
      response(now);
    }
  }

  /** Flushes the endpoint when what is being handled is done with. */
  void flushLater(Endpoint endpoint) {
    unflushed.add(endpoint);
  }

  /** Sends what was written since the last time. */
  void flush() {
    for (int i = 0; i < unflushed.size(); i++) {
      unflushed.get(i).flush();
    }
    unflushed.clear();
  }

  /** Runs a task on the loop, and what it writes leaves when it is done. */
  void execute(Runnable task) {
    eventLoop.execute(() -> runAndFlush(task));
  }

  /** The same after a while. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it, and what fails is logged.
  void schedule(long nanos, Runnable task) {
    eventLoop.schedule(() -> runAndFlush(task), nanos, TimeUnit.NANOSECONDS);
  }

  /** Asks something on the loop, from another thread. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, eventLoop);
  }

  void schedule(Duration delay, Runnable task) {
    schedule(delay.toNanos(), task);
  }

  /** Starts a run; the one before it is over. */
  void begin(LoopRun next) {
    run = next;
    next.begin();
  }

  /** The run, once there was one. */
  Optional<LoopRun> run() {
    return Optional.ofNullable(run);
  }

  void ended(Exchange exchange, Outcome outcome, long now) {
    run().ifPresent(running -> running.ended(exchange, outcome, now));
  }

  /** A call that is under way was answered. */
  void answered(Call call, long now) {
    run().ifPresent(running -> running.answered(call, now));
  }

  /** An endpoint lost what it had under way. */
  void broken(Endpoint endpoint, Outcome outcome) {
    run().ifPresent(running -> running.broken(endpoint, outcome));
  }

  private Phone newPhone(Subscriber subscriber) {
    int number = phones.size();
    Phone phone = new Phone(number, subscriber, endpoints.get(number % endpoints.size()), this);
    phones.add(phone);
    return phone;
  }

  /** The generator itself has failed, and its run with it. */
  void failed(Throwable defect) {
    run()
        .ifPresentOrElse(
            running -> running.failed(defect), () -> log.error("a phone failed", defect));
  }

  private void response(long now) {
    byte[] bytes = message.bytes();
    int branch = BranchId.find(bytes, message.valueStart(), message.lineEnd());
    if (branch >= 0) {
      int sequence = BranchId.sequence(bytes, branch);
      phone(BranchId.number(bytes, branch))
          .ifPresent(phone -> phone.response(message, sequence, now));
    }
  }

  private void runAndFlush(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      failed(defect);
    } finally {
      flush();
    }
  }
}
