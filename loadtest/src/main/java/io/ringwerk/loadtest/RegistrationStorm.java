package io.ringwerk.loadtest;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transport.ListenPoint;
import io.ringwerk.sip.transport.MessageReceiver;
import io.ringwerk.sip.transport.Shard;
import io.ringwerk.sip.transport.SipTransport;
import io.ringwerk.sip.transport.TransportSettings;
import io.ringwerk.sip.transport.TransportStartException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * Registers devices over UDP as fast as the server answers, with a fixed number of registrations
 * under way: REGISTER, 401, REGISTER with digest, 200. Each phone keeps its source port and
 * Call-ID, so what follows a device's first registration is a refresh.
 *
 * <p>Closed loop: it finds the highest rate and the CPU an operation costs there; its response
 * times are those under saturation.
 */
final class RegistrationStorm implements MessageReceiver {

  private static final int SOURCE_PORTS = 64;
  private static final Duration GIVE_UP = Duration.ofSeconds(2);
  private static final int UNAUTHORIZED = 401;

  private final SipTransport transport;
  private final Shard shard;
  private final Deque<Phone> idle = new ArrayDeque<>();
  private final Map<String, Phone> busy = new HashMap<>();
  private Histogram latency = new Histogram(3);
  private CompletableFuture<Void> done = new CompletableFuture<>();
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private volatile Milestone milestone = new Milestone(0, new CompletableFuture<>());
  private long toStart;
  private long succeeded;
  private Map<String, Long> failures = new TreeMap<>();

  private RegistrationStorm(SipTransport transport) {
    this.transport = transport;
    this.shard = transport.shards().get(0);
  }

  /** Opens the source ports. */
  static RegistrationStorm open() throws TransportStartException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ListenPoint[] ports = new ListenPoint[SOURCE_PORTS];
    for (int i = 0; i < ports.length; i++) {
      ports[i] = new ListenPoint(TransportProtocol.UDP, any);
    }
    SipTransport transport =
        new SipTransport(TransportSettings.listeningOn(ports).withLoops(1), new SipCounters());
    RegistrationStorm storm = new RegistrationStorm(transport);
    transport.start(storm, closed -> {});
    return storm;
  }

  /** Gives each subscriber a phone. */
  void phones(List<Subscriber> subscribers, InetSocketAddress server) {
    List<Flow> flows = new ArrayList<>();
    for (ListenPoint port : transport.listenPoints()) {
      FlowId id = FlowId.datagram(port.address(), server);
      flows.add(transport.flows().find(id).orElseThrow());
    }
    for (int i = 0; i < subscribers.size(); i++) {
      idle.add(new Phone(subscribers.get(i), flows.get(i % flows.size()), i));
    }
  }

  /**
   * Makes {@code count} registrations, {@code inFlight} at a time.
   *
   * @return what came of them
   */
  Result run(long count, int inFlight) {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    long began = shard.nanoTime();
    shard.execute(
        () -> {
          latency = new Histogram(3);
          done = finished;
          toStart = count;
          succeeded = 0;
          failures = new TreeMap<>();
          for (int i = 0; i < inFlight; i++) {
            startNext();
          }
          sweep();
        });
    finished.join();
    return new Result(succeeded, failures, Duration.ofNanos(shard.nanoTime() - began), latency);
  }

  /** Waits until so many registrations of the current run have succeeded. */
  void awaitSucceeded(long count) {
    milestone = new Milestone(count, new CompletableFuture<>());
    milestone.reached().join();
  }

  /** Starts no more registrations and waits for none. */
  void giveUp() {
    shard.execute(
        () -> {
          toStart = 0;
          busy.clear();
          done.complete(null);
        });
  }

  /** The devices whose REGISTER was answered 200, in all runs so far. */
  Set<String> registeredDevices() {
    return Set.copyOf(registered);
  }

  void close() {
    transport.stop(Duration.ofSeconds(1));
  }

  @Override
  public void received(SipMessage message, Flow flow) {
    if (!(message instanceof SipResponse response)) {
      return;
    }
    Phone phone = busy.get(response.callId());
    if (phone == null) {
      return;
    }
    if (response.status() == UNAUTHORIZED && response.cseq().sequence() % 2 == 1) {
      phone.answer(response);
      return;
    }
    finish(phone, response.status() + " " + response.reasonPhrase(), response.isSuccess());
  }

  private void finish(Phone phone, String outcome, boolean success) {
    busy.remove(phone.callId());
    idle.addLast(phone);
    if (success) {
      succeeded++;
      registered.add(phone.device());
      milestone.check(succeeded);
      latency.recordValue(Math.max(1, (shard.nanoTime() - phone.startedAt()) / 1_000));
    } else {
      failures.merge(outcome, 1L, Long::sum);
    }
    startNext();
    if (busy.isEmpty() && toStart == 0) {
      done.complete(null);
    }
  }

  private void startNext() {
    Phone phone = toStart > 0 ? idle.pollFirst() : null;
    if (phone != null) {
      toStart--;
      busy.put(phone.callId(), phone);
      phone.start(shard.nanoTime());
    }
  }

  /** A registration without an answer has failed: nothing is sent twice here. */
  private void sweep() {
    long oldest = shard.nanoTime() - GIVE_UP.toNanos();
    List<Phone> lost = new ArrayList<>();
    for (Iterator<Phone> each = busy.values().iterator(); each.hasNext(); ) {
      Phone phone = each.next();
      if (phone.startedAt() < oldest) {
        lost.add(phone);
      }
    }
    lost.forEach(phone -> finish(phone, "no answer", false));
    if (!done.isDone()) {
      shard.schedule(GIVE_UP, this::sweep);
    }
  }

  /**
   * What came of a run.
   *
   * @param succeeded registrations answered 200
   * @param failures how many registrations ended in each other way: refused with a status, or not
   *     answered within two seconds
   * @param took wall-clock time
   * @param latency microseconds from the first REGISTER to the 200
   */
  record Result(long succeeded, Map<String, Long> failures, Duration took, Histogram latency) {
    double perSecond() {
      return succeeded * 1e9 / took.toNanos();
    }
  }

  /** A number of successes that somebody waits for. */
  private record Milestone(long count, CompletableFuture<Void> reached) {
    void check(long succeeded) {
      if (succeeded >= count) {
        reached.complete(null);
      }
    }
  }
}
