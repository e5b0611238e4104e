package io.ringwerk.sip.transaction;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.flow.SimulatedNetwork;
import io.ringwerk.sip.flow.SimulatedNetwork.Link;
import io.ringwerk.sip.flow.SimulatedNetwork.Weather;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.time.TimerSettings;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Two layers, many calls and a bad network, on virtual time. Each run follows from its seed; a
 * failure names it: {@code -Dringwerk.simulation.seed=17} runs that one alone, {@code
 * -Dringwerk.simulation.runs=100000} runs more.
 */
final class TransactionSimulationTest {

  private static final int RUNS = Integer.getInteger("ringwerk.simulation.runs", 300);
  private static final long ONLY_SEED = Long.getLong("ringwerk.simulation.seed", -1);
  private static final int CALLS = 12;

  /** T1 is what the network is thought to need there and back; timers H to M rely on it. */
  private static final Duration AS_EXPECTED = TimerSettings.DEFAULT.t1();

  private static final Duration LONGER_THAN_ANY_TRANSACTION = Duration.ofMinutes(2);

  @Test
  void keepsItsPromisesWhateverIsLostDoubledOrOvertaken() {
    forEachSeed(
        seed -> {
          Run run = new Run(seed, AS_EXPECTED);
          run.play();
          run.assertAllIsOver();
          run.assertNothingForbiddenWasSent();
          run.assertEachRequestWasHandedUpOnceAndInOrder();
        });
  }

  @Test
  void leavesNothingBehindEvenWhenMessagesOutliveTheirTransactions() {
    forEachSeed(
        seed -> {
          Run run = new Run(seed, LONGER_THAN_ANY_TRANSACTION);
          run.play();
          run.assertAllIsOver();
        });
  }

  private static void forEachSeed(LongConsumer play) {
    LongStream seeds = ONLY_SEED >= 0 ? LongStream.of(ONLY_SEED) : LongStream.range(0, RUNS);
    seeds.forEach(seed -> namingTheSeed(seed, play));
  }

  private static void namingTheSeed(long seed, LongConsumer play) {
    try {
      play.accept(seed);
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("failed with -Dringwerk.simulation.seed=" + seed, failure);
    }
  }

  /** One run: a network, a layer at each end of it, and what happens. */
  private static final class Run {
    private static final InetSocketAddress CALLERS = new InetSocketAddress("192.0.2.1", 5060);
    private static final InetSocketAddress CALLEES = new InetSocketAddress("198.51.100.7", 5060);

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedNetwork network;
    private final SimulatedCallee callee;
    private final TransactionLayer callerLayer;
    private final TransactionLayer calleeLayer;
    private final List<SimulatedCaller> callers = new ArrayList<>();

    Run(long seed, Duration longestDelay) {
      random = new Random(seed);
      Weather weather =
          new Weather(
              random.nextDouble() * 0.5,
              random.nextDouble() * 0.3,
              chance(longestDelay).plusNanos(1));
      network = new SimulatedNetwork(time, random, weather);
      callee = new SimulatedCallee(time, random);
      callerLayer = layer(new RecordingUser());
      calleeLayer = layer(callee);
    }

    void play() {
      BranchIds branches = new BranchIds(random);
      for (int call = 0; call < CALLS; call++) {
        Link link = link();
        SimulatedCaller caller =
            new SimulatedCaller("call-" + call, time, random, branches, callerLayer, link.left());
        callers.add(caller);
        time.schedule(
            chance(Duration.ofMinutes(1)), random.nextInt(4) == 0 ? caller::message : caller::call);
        if (random.nextInt(6) == 0 && link.left().transport().isReliable()) {
          time.schedule(chance(Duration.ofMinutes(2)), () -> network.cut(link));
        }
      }
      time.runUntilIdle(Duration.ofHours(2));
    }

    private Link link() {
      TransportProtocol transport =
          random.nextInt(3) == 0 ? TransportProtocol.TCP : TransportProtocol.UDP;
      return network.join(transport, CALLERS, callerLayer::receive, CALLEES, calleeLayer::receive);
    }

    private TransactionLayer layer(TransactionUser user) {
      return new TransactionLayer(
          time,
          TransactionSettings.DEFAULT,
          new EnumCounter<>(TransactionEvent.class),
          sender -> user);
    }

    private Duration chance(Duration atMost) {
      return Duration.ofNanos(random.nextLong(atMost.toNanos()));
    }

    void assertAllIsOver() {
      assertThat(callers)
          .flatExtracting(SimulatedCaller::heard)
          .allSatisfy(
              heard -> assertThat(heard.isOver()).as(heard.request().methodName()).isTrue());
      assertThat(callee.open()).as("server transactions that told no end").isZero();
      assertThat(callerLayer.size()).as("transactions of the callers").isZero();
      assertThat(calleeLayer.size()).as("transactions of the callees").isZero();
      assertThat(time.pending()).as("armed timers").isZero();
    }

    void assertEachRequestWasHandedUpOnceAndInOrder() {
      assertThat(callee.complaints()).isEmpty();
    }

    void assertNothingForbiddenWasSent() {
      Map<String, Set<Integer>> failures = new HashMap<>();
      for (SipResponse response : responses()) {
        if (response.cseq().method() == SipMethod.INVITE) {
          noteFailure(failures, response);
        } else {
          assertThat(response.status()).as("to a non-INVITE request, RFC 4320").isNotIn(183, 408);
        }
      }
      assertThat(failures.values())
          .as("final responses but 2xx to each INVITE")
          .allSatisfy(statuses -> assertThat(statuses).hasSize(1));
    }

    private static void noteFailure(Map<String, Set<Integer>> failures, SipResponse response) {
      if (response.isFinal() && !response.isSuccess()) {
        String branch = response.topmostVia().branch();
        failures.computeIfAbsent(branch, any -> new HashSet<>()).add(response.status());
      }
    }

    private List<SipResponse> responses() {
      return network.sent().stream()
          .filter(SipResponse.class::isInstance)
          .map(SipResponse.class::cast)
          .collect(toCollection(ArrayList::new));
    }
  }
}
