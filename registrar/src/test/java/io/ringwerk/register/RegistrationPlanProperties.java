package io.ringwerk.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.location.Binding;
import io.ringwerk.register.ContactChange.Query;
import io.ringwerk.register.ContactChange.RemoveAll;
import io.ringwerk.register.ContactChange.Update;
import io.ringwerk.register.RegistrationPlan.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds after any sequence of REGISTERs, sensible or not. */
class RegistrationPlanProperties {

  /** One REGISTER among several phones: who sends what, and how long after the one before. */
  record Step(int phone, long cseq, Duration pause, List<Ask> asks, boolean wildcard) {}

  /** One contact of it. */
  record Ask(int contact, int expires) {}

  private static final RegistrarSettings SETTINGS =
      RegistrarSettings.of(
          Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(900), 4);

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Ask> asks =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(0, 0, 5, 60, 300, 600, 5_000, Integer.MAX_VALUE))
            .as(Ask::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(1, 20),
            Arbitraries.integers().between(0, 400).map(Duration::ofSeconds),
            asks.list().ofMaxSize(5),
            Arbitraries.of(true, false, false, false))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  private static RegistrationRequest request(Step step, DeviceUnderTest device) {
    TestPhone phone =
        TestPhone.phone("p" + step.phone())
            .at("198.51.100." + step.phone() + ":5060")
            .cseq(step.cseq());
    return phone.send(device.now(), change(step, phone));
  }

  private static ContactChange change(Step step, TestPhone phone) {
    if (step.wildcard()) {
      return new RemoveAll();
    }
    return step.asks().isEmpty()
        ? new Query()
        : new Update(step.asks().stream().map(ask -> contact(ask, phone)).toList());
  }

  private static RequestedContact contact(Ask ask, TestPhone phone) {
    return phone.requested(
        "sip:u" + ask.contact() + "@198.51.100." + ask.contact(),
        Duration.ofSeconds(ask.expires()));
  }

  @Property
  void bindingsAreFewLiveAndDistinct(@ForAll("histories") List<Step> steps) {
    DeviceUnderTest device = new DeviceUnderTest(SETTINGS);

    for (Step step : steps) {
      device.time.advance(step.pause());
      device.receive(request(step, device));

      assertThat(device.contacts()).doesNotHaveDuplicates();
      assertThat(device.bindings()).hasSizeLessThanOrEqualTo(SETTINGS.maximumBindings());
      assertThat(device.bindings())
          .allMatch(binding -> !binding.expiresAt().isAfter(latestEnd(binding)));
    }
  }

  private static Instant latestEnd(Binding binding) {
    return binding.refreshedAt().plus(SETTINGS.maximumExpires());
  }

  @Property
  void aRefusalChangesNothingAndAGrantDoesAllItWasAsked(@ForAll("histories") List<Step> steps) {
    DeviceUnderTest device = new DeviceUnderTest(SETTINGS);

    for (Step step : steps) {
      device.time.advance(step.pause());
      List<Binding> before = device.bindings();
      RegistrationRequest request = request(step, device);
      RegistrationPlan plan = device.receive(request);

      if (plan instanceof Refused) {
        assertThat(device.bindings()).isEqualTo(before);
      } else if (plan instanceof Accepted accepted && accepted.changesBindings()) {
        assertCarriedOut(request, device);
      }
    }
  }

  private static void assertCarriedOut(RegistrationRequest request, DeviceUnderTest device) {
    if (request.change() instanceof RemoveAll) {
      assertThat(device.bindings()).isEmpty();
    }
    if (request.change() instanceof Update update) {
      List<RequestedContact> lastWord = lastOfEach(update.contacts());
      for (RequestedContact contact : lastWord) {
        assertThat(device.contacts().contains(contact.uri().text()))
            .isEqualTo(!contact.isRemoval());
      }
    }
  }

  private static List<RequestedContact> lastOfEach(List<RequestedContact> contacts) {
    List<RequestedContact> last = new ArrayList<>();
    for (RequestedContact contact : contacts) {
      last.removeIf(earlier -> earlier.uri().equals(contact.uri()));
      last.add(contact);
    }
    return last;
  }

  @Property
  void reorderedAndRepeatedRefreshesEndAsTheLatestSaid(
      @ForAll @IntRange(min = 1, max = 12) int refreshes, @ForAll Random random) {
    DeviceUnderTest device = new DeviceUnderTest();
    TestPhone phone = TestPhone.phone("a");
    List<RegistrationRequest> sent = new ArrayList<>();
    for (int i = 1; i <= refreshes; i++) {
      sent.add(phone.expires(Duration.ofSeconds(600 + i)).register(device.now()));
    }
    List<RegistrationRequest> arriving = new ArrayList<>(sent);
    arriving.addAll(sent);
    Collections.shuffle(arriving, random);

    arriving.forEach(device::receive);

    assertThat(device.bindings())
        .extracting(binding -> binding.register().cseq())
        .containsExactly((long) refreshes);
    assertThat(device.bindings().get(0).expiresAt())
        .isEqualTo(device.now().plusSeconds(600 + refreshes));
  }
}
