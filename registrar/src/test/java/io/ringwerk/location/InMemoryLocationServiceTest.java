package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.location.UpdateResult.Committed;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryLocationServiceTest {

  private static final String DESK = "sip:anna@198.51.100.7:5062";

  private Instant now = START;
  private final InMemoryLocationService locations =
      InMemoryLocationService.withoutJournal(() -> now);
  private final List<String> events = new ArrayList<>();

  @Test
  void keepsEachDevicesBindingsApart() {
    put(ANNAS_DESK, binding(DESK));
    put(ANNAS_SOFTPHONE, binding("sip:anna@198.51.100.9"));

    remove(ANNAS_DESK);

    assertThat(locations.bindings(ANNAS_DESK)).isEmpty();
    assertThat(locations.bindings(ANNAS_SOFTPHONE)).hasSize(1);
  }

  @Test
  void tellsWhichBindingsWereRemoved() {
    put(ANNAS_DESK, binding(DESK));

    assertThat(locations.removeAll(ANNAS_DESK))
        .isCompletedWithValue(new Committed<>(List.of(binding(DESK)), List.of()));
  }

  @Test
  void hidesAnExpiredBindingAtOnce() {
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));

    now = START.plusSeconds(59);
    assertThat(locations.bindings(ANNAS_DESK)).hasSize(1);

    now = START.plusSeconds(60);
    assertThat(locations.bindings(ANNAS_DESK)).isEmpty();
    assertThat(visited()).isEmpty();
  }

  @Test
  void dropsAnExpiredBindingWhenItsSecondComes() {
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));

    now = START.plusSeconds(60);
    locations.expire();

    assertThat(locations.figures().bindings()).isZero();
    assertThat(locations.figures().devices()).isZero();
  }

  @Test
  void keepsARefreshedBindingWhenItsFirstExpiryComes() {
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));
    put(ANNAS_DESK, binding(DESK, 2, START, START.plusSeconds(120)));

    now = START.plusSeconds(60);
    locations.expire();
    assertThat(locations.bindings(ANNAS_DESK)).hasSize(1);

    now = START.plusSeconds(120);
    locations.expire();
    assertThat(locations.figures().bindings()).isZero();
  }

  @Test
  void dropsABindingWhoseExpiryWasBroughtForward() {
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(600)));
    put(ANNAS_DESK, binding(DESK, 2, START, START.plusSeconds(60)));

    now = START.plusSeconds(60);
    locations.expire();

    assertThat(locations.figures().bindings()).isZero();
  }

  @Test
  void letsEachOfADevicesBindingsExpireInItsTime() {
    put(
        ANNAS_DESK,
        binding(DESK, 1, START, START.plusSeconds(60)),
        binding("sip:anna@198.51.100.9", 1, START, START.plusSeconds(90)));

    now = START.plusSeconds(75);
    locations.expire();
    assertThat(locations.figures().bindings()).isEqualTo(1);

    now = START.plusSeconds(90);
    locations.expire();
    assertThat(locations.figures().bindings()).isZero();
  }

  @Test
  void plansOnLiveBindingsOnly() {
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));

    now = START.plusSeconds(60);

    assertThat(locations.update(ANNAS_DESK, BindingUpdate::keep))
        .isCompletedWithValue(new Committed<>(List.of(), List.of()));
  }

  @Test
  void tellsListenersWhatBecameOfABinding() {
    locations.addListener(new Events());

    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));
    put(ANNAS_DESK, binding(DESK, 2, START, START.plusSeconds(60)));
    put(ANNAS_SOFTPHONE, binding("sip:anna@198.51.100.9"));
    remove(ANNAS_SOFTPHONE);
    now = START.plusSeconds(60);
    locations.expire();

    assertThat(events)
        .containsExactly(
            "added " + DESK,
            "refreshed " + DESK + " from 1 to 2",
            "added sip:anna@198.51.100.9",
            "removed sip:anna@198.51.100.9",
            "expired " + DESK);
  }

  @Test
  void tellsListenersOfAnExpiryThatAnUpdateCameAcross() {
    locations.addListener(new Events());
    put(ANNAS_DESK, binding(DESK, 1, START, START.plusSeconds(60)));

    now = START.plusSeconds(60);
    put(ANNAS_DESK, binding("sip:anna@198.51.100.9", 1, now));

    assertThat(events)
        .containsExactly("added " + DESK, "expired " + DESK, "added sip:anna@198.51.100.9");
  }

  @Test
  void survivesAListenerThatThrows() {
    locations.addListener(
        new LocationListener() {
          @Override
          public void added(DeviceRef device, Binding binding) {
            throw new IllegalStateException("thrown on purpose");
          }
        });

    put(ANNAS_DESK, binding(DESK));

    assertThat(locations.bindings(ANNAS_DESK)).hasSize(1);
  }

  @Test
  void takesUpdatesFromWithinAListenersCall() {
    BindingPlanner<String> one = current -> BindingUpdate.replace("", List.of(binding(DESK)));

    locations.update(
        ANNAS_DESK,
        one,
        BatchExecutor.CALLER,
        first -> locations.update(ANNAS_SOFTPHONE, one, BatchExecutor.CALLER, second -> {}));

    assertThat(locations.bindings(ANNAS_SOFTPHONE)).hasSize(1);
  }

  @Test
  void visitsDevicesWithLiveBindings() {
    put(ANNAS_DESK, binding(DESK));
    put(ANNAS_SOFTPHONE, binding("sip:anna@198.51.100.9"));
    remove(ANNAS_SOFTPHONE);

    assertThat(visited()).containsOnlyKeys(ANNAS_DESK);
  }

  private void put(DeviceRef device, Binding... bindings) {
    assertThat(locations.update(device, current -> BindingUpdate.replace("", List.of(bindings))))
        .isCompleted();
  }

  private void remove(DeviceRef device) {
    assertThat(locations.removeAll(device)).isCompleted();
  }

  private Map<DeviceRef, List<Binding>> visited() {
    Map<DeviceRef, List<Binding>> visited = new HashMap<>();
    locations.forEach(visited::put);
    return visited;
  }

  private final class Events implements LocationListener {

    @Override
    public void added(DeviceRef device, Binding binding) {
      events.add("added " + binding.contact());
    }

    @Override
    public void refreshed(DeviceRef device, Binding before, Binding after) {
      events.add(
          "refreshed "
              + after.contact()
              + " from "
              + before.register().cseq()
              + " to "
              + after.register().cseq());
    }

    @Override
    public void removed(DeviceRef device, Binding binding) {
      events.add("removed " + binding.contact());
    }

    @Override
    public void expired(DeviceRef device, Binding binding) {
      events.add("expired " + binding.contact());
    }
  }
}
