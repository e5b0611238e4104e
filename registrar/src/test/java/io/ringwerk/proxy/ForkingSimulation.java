package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.message.SipMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * One run of the simulation: a proxy, six phones on a bad network, and people who call each other.
 */
final class ForkingSimulation {

  private static final List<String> DEVICES =
      List.of("anna-desk", "anna-soft", "ben-desk", "ben-soft", "ben-mobile", "clara-desk");
  private static final List<String> CALLED =
      List.of("anna", "ben", "clara", "team", "20", "12", "ben-desk", "+41445550199", "nobody");
  private static final int CALLS = 8;

  private final SipScript script = new SipScript();
  private final CallInvariants invariants = new CallInvariants();
  private final Map<String, SimulatedPhone> phones = new HashMap<>();
  private final Random random;
  private final SimulatedNetwork network;

  ForkingSimulation(long seed) {
    this.random = new Random(seed);
    this.network = new SimulatedNetwork(script.time, random);
  }

  /** Runs it to the end and checks what must hold. */
  void run() {
    DEVICES.forEach(this::connect);
    for (int call = 0; call < CALLS; call++) {
      SimulatedPhone caller = phone(DEVICES.get(random.nextInt(DEVICES.size())));
      String called = CALLED.get(random.nextInt(CALLED.size()));
      script.time.schedule(withinMinutes(1), () -> caller.call(called));
    }

    script.time.runUntilIdle(Duration.ofHours(1));

    script.assertNothingIsLeft();
    assertThat(phones.values()).allMatch(phone -> phone.openTransactions() == 0);
    invariants.check(script.events);
  }

  private void connect(String device) {
    boolean stream = random.nextInt(3) == 0;
    FlowId id = stream ? script.installation.streamFlow() : script.installation.datagramFlow();
    FlowId back =
        new FlowId(
            id.transport(), /* local= */ id.remote(), /* remote= */ id.local(), id.connection());
    SimulatedNetwork.Direction toPhone =
        network.direction(
            id, message -> invariants.sent(id, message), message -> phone(device).receive(message));
    SimulatedNetwork.Direction toProxy =
        network.direction(back, message -> {}, message -> arrive(message, toPhone));
    phones.put(device, new SimulatedPhone(device, toProxy, script.time, random));
    script.installation.register(device, toPhone);
    if (stream && random.nextBoolean()) {
      script.time.schedule(withinMinutes(2), () -> breakDown(toPhone, toProxy));
    }
  }

  private SimulatedPhone phone(String device) {
    return Objects.requireNonNull(phones.get(device), device);
  }

  private void arrive(SipMessage message, SimulatedNetwork.Direction from) {
    invariants.received(message);
    script.deliver(message, from);
  }

  private static void breakDown(
      SimulatedNetwork.Direction toPhone, SimulatedNetwork.Direction toProxy) {
    toPhone.close();
    toProxy.close();
  }

  private Duration withinMinutes(int minutes) {
    return Duration.ofMillis(random.nextInt(minutes * 60_000));
  }
}
