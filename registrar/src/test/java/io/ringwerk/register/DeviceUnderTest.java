package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.register.RegistrationPlan.Accepted;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One device with its bindings, a detector and a clock: what the registrar does, without a wire.
 */
final class DeviceUnderTest {

  static final DeviceRef DEVICE = new DeviceRef("example.com", "1234567e0");

  final VirtualTime time = new VirtualTime();
  final List<DuplicateFlag> raised = new ArrayList<>();
  final List<DuplicateFlag> cleared = new ArrayList<>();
  final List<DuplicateEndpoint> suspected = new ArrayList<>();

  private final RegistrarSettings settings;
  DuplicateDetector detector;
  private List<Binding> bindings = List.of();

  DeviceUnderTest() {
    this(RegistrarSettings.DEFAULT);
  }

  DeviceUnderTest(RegistrarSettings settings) {
    this.settings = settings;
    this.detector = newDetector();
  }

  /** Restarts the server: the bindings are read back, what the detector knew is gone. */
  void restart() {
    detector = newDetector();
  }

  private DuplicateDetector newDetector() {
    return new DuplicateDetector(
        time::now,
        new DuplicateListener() {
          @Override
          public void suspected(DeviceRef device, DuplicateEndpoint older) {
            suspected.add(older);
          }

          @Override
          public void raised(DuplicateFlag flag) {
            raised.add(flag);
          }

          @Override
          public void cleared(DuplicateFlag flag) {
            cleared.add(flag);
          }
        });
  }

  Instant now() {
    return time.now();
  }

  /** Lets time pass; the detector hears of bindings that run out, as it does in a server. */
  void after(Duration duration) {
    List<Binding> before = bindings();
    time.advance(duration);
    before.stream()
        .filter(binding -> !binding.isLiveAt(now()))
        .forEach(binding -> detector.expired(DEVICE, binding));
  }

  /** Carries a REGISTER out. */
  RegistrationPlan receive(RegistrationRequest request) {
    List<Binding> before = bindings();
    RegistrationPlan plan = RegistrationPlan.of(before, request, settings);
    if (plan instanceof Accepted accepted) {
      bindings = accepted.bindings();
      detector.granted(DEVICE, before, accepted, request);
    }
    return plan;
  }

  /** Carries out a REGISTER that is bound to be granted. */
  Accepted grant(RegistrationRequest request) {
    RegistrationPlan plan = receive(request);
    if (plan instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("refused: " + plan);
  }

  /** Carries out a REGISTER that is bound to be refused. */
  Refused refuse(RegistrationRequest request) {
    RegistrationPlan plan = receive(request);
    if (plan instanceof Refused refused) {
      return refused;
    }
    throw new AssertionError("granted: " + plan);
  }

  /** The live bindings. */
  List<Binding> bindings() {
    return bindings.stream().filter(binding -> binding.isLiveAt(now())).toList();
  }

  /** The contacts of the live bindings. */
  List<String> contacts() {
    return bindings().stream().map(Binding::contact).toList();
  }

  boolean isFlagged() {
    return detector.flag(DEVICE).isPresent();
  }

  boolean isSuspected() {
    return !isFlagged() && !detector.suspects(DEVICE).isEmpty();
  }
}
