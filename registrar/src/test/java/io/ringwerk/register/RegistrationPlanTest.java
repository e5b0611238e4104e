package io.ringwerk.register;

import static io.ringwerk.register.TestPhone.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.location.Binding;
import io.ringwerk.register.ContactChange.Query;
import io.ringwerk.register.ContactChange.RemoveAll;
import io.ringwerk.register.ContactChange.Update;
import io.ringwerk.register.RegistrationPlan.Accepted;
import io.ringwerk.sip.flow.TransportProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 3261 §10.3 steps 6 to 8, and which former bindings a REGISTER ends. */
class RegistrationPlanTest {

  private static final String HOME = "sip:1234567e0@198.51.100.7:5060";
  private static final String CAR = "sip:1234567e0@198.51.100.8:5060";

  private final DeviceUnderTest device = new DeviceUnderTest();
  private final TestPhone phone = phone("a");

  private Instant now() {
    return device.now();
  }

  private RegistrationRequest asking(String uri, Duration expires) {
    return phone.send(now(), new Update(List.of(phone.requested(uri, expires))));
  }

  @Nested
  class Expiration {

    @Test
    void grantsWhatThePhoneAsksFor() {
      Accepted plan = device.grant(asking(HOME, Duration.ofSeconds(300)));

      assertThat(plan.registered().get(0).expiresAt()).isEqualTo(now().plusSeconds(300));
    }

    @Test
    void cutsAnIntervalAboveTheMaximum() {
      Accepted plan = device.grant(asking(HOME, Duration.ofSeconds((1L << 32) - 1)));

      assertThat(plan.registered().get(0).expiresAt()).isEqualTo(now().plus(Duration.ofHours(2)));
    }

    @Test
    void refusesAnIntervalBelowTheMinimumAndNamesTheMinimum() {
      Refused refused = device.refuse(asking(HOME, Duration.ofSeconds(59)));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.INTERVAL_TOO_BRIEF);
      assertThat(refused.interval()).contains(Duration.ofSeconds(60));
    }

    @Test
    void refusesAllContactsWhenOneIntervalIsTooBrief() {
      device.grant(phone.register(now()));

      device.refuse(
          phone.send(
              now(),
              new Update(
                  List.of(
                      phone.requested(HOME, Duration.ZERO),
                      phone.requested(CAR, Duration.ofSeconds(5))))));

      assertThat(device.contacts()).containsExactly(HOME);
    }

    @Test
    void neverRefusesAnHourForBeingBrief() {
      RegistrarSettings strict =
          RegistrarSettings.of(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(2), 10);

      RegistrationPlan plan =
          RegistrationPlan.of(List.of(), asking(HOME, Duration.ofHours(1)), strict);

      assertThat(plan).isInstanceOf(Accepted.class);
    }

    @Test
    void countsAnExpiredBindingAsGone() {
      device.grant(phone.register(now()));

      device.after(Duration.ofSeconds(600));

      assertThat(device.grant(phone.send(now(), new Query())).bindings()).isEmpty();
    }
  }

  @Nested
  class Updates {

    @Test
    void refreshKeepsWhenTheContactWasFirstRegistered() {
      Instant first = now();
      device.grant(phone.register(first));
      device.after(Duration.ofMinutes(5));

      Accepted plan = device.grant(phone.register(now()));

      Binding binding = plan.bindings().get(0);
      assertThat(plan.bindings()).hasSize(1);
      assertThat(binding.registeredAt()).isEqualTo(first);
      assertThat(binding.refreshedAt()).isEqualTo(now());
      assertThat(binding.expiresAt()).isEqualTo(now().plusSeconds(600));
    }

    @Test
    void findsTheBindingByUriComparisonNotByText() {
      device.grant(phone.register(now(), "sip:bob@Example.COM;transport=udp"));

      Accepted plan = device.grant(phone.register(now(), "sip:%62ob@example.com;Transport=UDP"));

      assertThat(plan.bindings())
          .extracting(Binding::contact)
          .containsExactly("sip:%62ob@example.com;Transport=UDP");
    }

    @Test
    void bindsSeveralContactsOfOneRequest() {
      device.grant(phone.register(now(), HOME, CAR));

      assertThat(device.contacts()).containsExactly(HOME, CAR);
    }

    @Test
    void contactsOfOneRequestNeverReplaceEachOther() {
      phone.instance("urn:uuid:1");

      device.grant(phone.register(now(), HOME, CAR));
      device.grant(phone.register(now(), HOME, CAR));

      assertThat(device.contacts()).containsExactly(HOME, CAR);
    }

    @Test
    void ofAContactGivenTwiceTheLastCounts() {
      device.grant(
          phone.send(
              now(),
              new Update(
                  List.of(
                      phone.requested(HOME, Duration.ofSeconds(100)),
                      phone.requested(HOME, Duration.ofSeconds(200))))));

      assertThat(device.bindings())
          .extracting(Binding::expiresAt)
          .containsExactly(now().plusSeconds(200));
    }

    @Test
    void removesAContactWithExpiresZeroAndKeepsTheOthers() {
      device.grant(phone.register(now(), HOME, CAR));

      Accepted plan = device.grant(asking(HOME, Duration.ZERO));

      assertThat(plan.signedOff()).extracting(Binding::contact).containsExactly(HOME);
      assertThat(device.contacts()).containsExactly(CAR);
    }

    @Test
    void removingWhatIsNotBoundIsGranted() {
      Accepted plan = device.grant(asking(HOME, Duration.ZERO));

      assertThat(plan.changesBindings()).isFalse();
    }

    @Test
    void queryChangesNothing() {
      device.grant(phone.register(now()));

      Accepted plan = device.grant(phone.send(now(), new Query()));

      assertThat(plan.changesBindings()).isFalse();
      assertThat(plan.bindings()).extracting(Binding::contact).containsExactly(HOME);
    }
  }

  @Nested
  class Order {

    @Test
    void refusesALowerCSeqOfTheSameCallId() {
      device.grant(phone.cseq(5).register(now()));

      Refused refused = device.refuse(phone.cseq(4).register(now()));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void refusesTheSameCSeqInAnotherRequest() {
      device.grant(phone.cseq(5).register(now()));

      Refused refused = device.refuse(phone.cseq(5).register(now()));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void refusesALateRemoval() {
      device.grant(phone.cseq(5).register(now()));

      device.refuse(phone.cseq(3).unregister(now()));

      assertThat(device.contacts()).containsExactly(HOME);
    }

    @Test
    void refusesALateWildcardWithoutRemovingAnything() {
      device.grant(phone.cseq(5).register(now(), HOME, CAR));

      Refused refused = device.refuse(phone.cseq(4).send(now(), new RemoveAll()));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.OUT_OF_ORDER);
      assertThat(device.contacts()).containsExactly(HOME, CAR);
    }

    @Test
    void anyCSeqWillDoWithAnotherCallId() {
      device.grant(phone.cseq(5).register(now()));

      device.grant(phone.reboot().cseq(1).register(now()));

      assertThat(device.contacts()).containsExactly(HOME);
    }

    @Test
    void oneLateContactRefusesThemAll() {
      device.grant(phone.cseq(5).register(now(), CAR));

      device.refuse(phone.cseq(4).register(now(), HOME, CAR));

      assertThat(device.contacts()).containsExactly(CAR);
    }

    @Test
    void refusesALateRegisterThatWouldReplaceAContactSinceChanged() {
      device.grant(phone.cseq(5).at("198.51.100.7:40002").register(now()));

      Refused refused = device.refuse(phone.cseq(4).at("198.51.100.7:40001").register(now()));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.OUT_OF_ORDER);
    }

    @Test
    void aRetransmissionIsGrantedAndChangesNothing() {
      device.grant(phone.register(now()));
      Instant expires = device.bindings().get(0).expiresAt();
      device.after(Duration.ofSeconds(2));

      Accepted plan = device.grant(phone.retransmit(now()));

      assertThat(plan.changesBindings()).isFalse();
      assertThat(plan.bindings()).extracting(Binding::expiresAt).containsExactly(expires);
    }
  }

  @Nested
  class Wildcard {

    @Test
    void removesEveryBinding() {
      device.grant(phone.register(now(), HOME, CAR));

      Accepted plan = device.grant(phone.send(now(), new RemoveAll()));

      assertThat(plan.signedOff()).hasSize(2);
      assertThat(device.contacts()).isEmpty();
    }

    @Test
    void removesWhatAnotherCallIdBoundWhateverTheCSeq() {
      device.grant(phone.cseq(9).register(now()));

      device.grant(phone.reboot().cseq(1).send(now(), new RemoveAll()));

      assertThat(device.contacts()).isEmpty();
    }
  }

  @Nested
  class Limit {

    private final DeviceUnderTest small =
        new DeviceUnderTest(
            RegistrarSettings.of(
                Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofHours(2), 2));

    @Test
    void refusesOneBindingTooManyUntilTheFirstEnds() {
      small.grant(phone("a").at("198.51.100.1:5060").register(small.now()));
      small.after(Duration.ofSeconds(100));
      small.grant(phone("b").at("198.51.100.2:5060").register(small.now()));

      Refused refused = small.refuse(phone("c").at("198.51.100.3:5060").register(small.now()));

      assertThat(refused.reason()).isEqualTo(RegistrationRefusal.TOO_MANY_BINDINGS);
      assertThat(refused.interval()).contains(Duration.ofSeconds(500));
    }

    @Test
    void refreshesWhatIsBoundAlthoughTheLimitIsReached() {
      TestPhone first = phone("a").at("198.51.100.1:5060");
      small.grant(first.register(small.now()));
      small.grant(phone("b").at("198.51.100.2:5060").register(small.now()));

      small.grant(first.register(small.now()));

      assertThat(small.bindings()).hasSize(2);
    }
  }

  @Nested
  class FormerBindings {

    @Test
    void endWhenTheSameInstanceRegistersAnotherContact() {
      phone.instance("urn:uuid:1");
      device.grant(phone.register(now()));

      Accepted plan = device.grant(phone.reboot().at("203.0.113.9:4711").register(now()));

      assertThat(plan.replaced()).extracting(Binding::contact).containsExactly(HOME);
      assertThat(device.contacts()).containsExactly("sip:1234567e0@203.0.113.9:4711");
    }

    @Test
    void endWhenTheSameMacAddressRegistersAnotherContact() {
      phone.agent("Yealink SIP-T46G 66.84.0.10 00:15:65:12:34:56");
      device.grant(phone.register(now()));

      device.grant(phone.reboot().at("203.0.113.9:4711").register(now()));

      assertThat(device.contacts()).containsExactly("sip:1234567e0@203.0.113.9:4711");
    }

    @Test
    void endWhenNatGivesTheSameBootCycleAnotherPort() {
      device.grant(phone.at("198.51.100.7:40001").register(now()));

      device.grant(phone.at("198.51.100.7:40002").register(now()));

      assertThat(device.contacts()).containsExactly("sip:1234567e0@198.51.100.7:40002");
    }

    @Test
    void endWhenTheSameSocketRegistersAnotherContact() {
      device.grant(phone.contact("sip:x1@10.0.0.5:5060").register(now()));

      device.grant(phone.reboot().contact("sip:x2@10.0.0.5:5060").register(now()));

      assertThat(device.contacts()).containsExactly("sip:x2@10.0.0.5:5060");
    }

    @Test
    void stayWhenOneBootCycleRegistersAContactForAnotherUser() {
      device.grant(phone.register(now(), "sip:desk@198.51.100.7:5060"));

      device.grant(phone.register(now(), "sip:fax@198.51.100.7:5060"));

      assertThat(device.contacts())
          .containsExactly("sip:desk@198.51.100.7:5060", "sip:fax@198.51.100.7:5060");
    }

    @Test
    void stayWhenTheInstanceHasTwoFlows() {
      phone.instance("urn:uuid:1");
      device.grant(phone.regId(1).at("198.51.100.7:40001").register(now()));

      device.grant(phone.regId(2).at("198.51.100.7:40002").register(now()));

      assertThat(device.bindings()).hasSize(2);
    }

    @Test
    void endWhenTheFlowWithTheirRegIdIsRegisteredAnew() {
      phone.instance("urn:uuid:1").regId(1);
      device.grant(phone.at("198.51.100.7:40001").register(now()));

      device.grant(phone.reboot().at("203.0.113.9:4711").register(now()));

      assertThat(device.contacts()).containsExactly("sip:1234567e0@203.0.113.9:4711");
    }

    @Test
    void stayWhenTheInstanceRegistersOverTheOtherAddressFamily() {
      phone.instance("urn:uuid:1");
      device.grant(phone.register(now()));

      device.grant(
          phone.reboot().server("[2001:db8::1]:5060").at("[2001:db8::7]:5060").register(now()));

      assertThat(device.bindings()).hasSize(2);
    }

    @Test
    void stayWhenNothingTellsWhetherItIsTheSamePhone() {
      device.grant(phone.agent("Softphone 1.0").register(now()));

      device.grant(phone.reboot().at("198.51.100.7:40001").register(now()));

      assertThat(device.bindings()).hasSize(2);
    }

    @Test
    void stayWhenTwoPhonesComeThroughTheSameProxy() {
      device.grant(phone("a").relayed().contact("sip:a@192.168.1.10").register(now()));

      device.grant(phone("b").relayed().contact("sip:b@192.168.1.11").register(now()));

      assertThat(device.bindings()).hasSize(2);
    }

    @Test
    void areNotRemovedByASignOffForAnotherContact() {
      phone.instance("urn:uuid:1");
      device.grant(phone.at("203.0.113.9:4711").register(now()));

      device.grant(phone.at("198.51.100.7:5060").unregister(now()));

      assertThat(device.contacts()).containsExactly("sip:1234567e0@203.0.113.9:4711");
    }
  }

  @Test
  void aBindingKnowsWhatItWasRegisteredWith() {
    RegistrationRequest request =
        phone
            .agent("Softphone 1.0")
            .instance("urn:uuid:1")
            .regId(1)
            .over(TransportProtocol.TCP)
            .register(now());

    Binding binding = device.grant(request).registered().get(0);

    assertThat(binding.flow()).isEqualTo(request.flow());
    assertThat(binding.register()).isEqualTo(request.register());
    assertThat(binding.addressOfRecord()).isEqualTo("1234567e0");
    assertThat(binding.q()).isEqualTo(1000);
    assertThat(binding.endpoint().userAgent()).contains("Softphone 1.0");
    assertThat(binding.endpoint().instanceId()).contains("urn:uuid:1");
    assertThat(binding.endpoint().regId()).hasValue(1);
  }
}
