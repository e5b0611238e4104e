package io.ringwerk.register;

import static io.ringwerk.register.TestDirectory.BOBS_DESK;
import static io.ringwerk.register.TestDirectory.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.auth.AuthenticationSettings;
import io.ringwerk.auth.DigestAnswer;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.ServerSecret;
import io.ringwerk.location.Binding;
import io.ringwerk.location.CommitFailure;
import io.ringwerk.location.RegisterMemory;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.ContactValue;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.TestMessages.TestRequest;
import io.ringwerk.sip.time.BatchExecutor;
import io.ringwerk.sip.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REGISTER from the wire to the answer: every status, with real digests. */
class RegistrarTest {

  private static final DigestAnswer DESK = DigestAnswer.of("1234567e0", PASSWORD);
  private static final String CONTACT = "<sip:1234567e0@198.51.100.7:5060>";

  private final VirtualTime time = new VirtualTime();
  private final TestDirectory people = new TestDirectory();
  private final HeldLocationService location = new HeldLocationService(time::now);
  private final DuplicateDetector duplicates =
      new DuplicateDetector(time::now, new DuplicateListener() {});
  private final RegistrarCounters counters = new RegistrarCounters();
  private final RecordingWire wire = RecordingWire.udp();
  private final Registrar registrar =
      new Registrar(
          new RegistrarServices(
              people.directory,
              new DigestAuthenticator(
                  ServerSecret.random(),
                  people.directory,
                  AuthenticationSettings.DEFAULT,
                  time::now),
              location,
              new RegisterMemory(time::now),
              duplicates,
              counters,
              time::now),
          RegistrarSettings.DEFAULT);

  private int requests;

  private TestRequest register() {
    return register("1234567e0");
  }

  /** A REGISTER for this user, distinct from all others. */
  private TestRequest register(String user) {
    requests++;
    return TestMessages.register()
        .aor(user)
        .contact(CONTACT)
        .callId("call-1")
        .cseq(requests)
        .branch("z9hG4bK-" + requests);
  }

  private SipResponse send(TestRequest request) {
    return send(request.build());
  }

  private SipResponse send(SipRequest request) {
    registrar.handle(request, wire);
    return (SipResponse) wire.last();
  }

  /** Sends the request, answers the challenge, and gives back the answer to that. */
  private SipResponse authenticated(TestRequest request) {
    return authenticated(request, DESK);
  }

  private SipResponse authenticated(TestRequest request, DigestAnswer phone) {
    return send(withCredentials(request, phone));
  }

  private SipRequest withCredentials(TestRequest request, DigestAnswer phone) {
    SipRequest plain = request.build();
    SipResponse challenge = send(plain);
    assertThat(challenge.status()).isEqualTo(401);
    String value = challenge.value(HeaderName.WWW_AUTHENTICATE).orElseThrow();
    return request
        .header(HeaderName.AUTHORIZATION, phone.to(value, "REGISTER", plain.requestUriText()))
        .build();
  }

  private List<String> contacts() {
    return location.bindings(BOBS_DESK).stream().map(Binding::contact).toList();
  }

  private static String answer(SipResponse response) {
    return response.status() + " " + response.reasonPhrase();
  }

  @Nested
  class Granted {

    @Test
    void registersADeviceUnderItsOwnIdForTheDefaultInterval() throws MalformedHeaderException {
      SipResponse ok = authenticated(register());

      assertThat(answer(ok)).isEqualTo("200 OK");
      ContactValue contact = ok.contacts().get(0);
      assertThat(contact.uriText()).isEqualTo("sip:1234567e0@198.51.100.7:5060");
      assertThat(contact.expires()).hasValue(600);
      assertThat(location.bindings(BOBS_DESK).get(0).addressOfRecord()).isEqualTo("1234567e0");
    }

    @Test
    void registersADeviceUnderItsUsersName() {
      SipResponse ok = authenticated(register("bob"));

      assertThat(ok.status()).isEqualTo(200);
      assertThat(location.bindings(BOBS_DESK).get(0).addressOfRecord()).isEqualTo("bob");
    }

    @Test
    void acceptsTheServersOwnAddressAsDomain() {
      SipResponse ok =
          authenticated(
              register()
                  .requestUri("sip:192.0.2.1")
                  .from("sip:1234567e0@192.0.2.1")
                  .to("sip:1234567e0@192.0.2.1"));

      assertThat(ok.status()).isEqualTo(200);
      assertThat(contacts()).hasSize(1);
    }

    @Test
    void acceptsTheUsersNumberInFrom() {
      SipResponse ok = authenticated(register("bob").from("+4232301234"));

      assertThat(ok.status()).isEqualTo(200);
    }

    @Test
    void carriesADateAndATag() {
      SipResponse ok = authenticated(register());

      assertThat(ok.value(HeaderName.DATE)).contains("Thu, 01 Jan 2026 00:00:00 GMT");
      assertThat(ok.toTag()).isPresent();
    }

    @Test
    void keepsWhatTheContactSaysOfItself() throws MalformedHeaderException {
      SipResponse ok =
          authenticated(
              register()
                  .contact(
                      CONTACT
                          + ";q=0.5;reg-id=1;methods=\"INVITE,ACK\""
                          + ";+sip.instance=\"<urn:uuid:0001>\";expires=120"));

      ContactValue contact = ok.contacts().get(0);
      assertThat(contact.expires()).hasValue(120);
      assertThat(contact.q()).hasValue(500);
      assertThat(contact.regId()).hasValue(1);
      assertThat(contact.instanceId()).contains("urn:uuid:0001");
      assertThat(contact.parameters().value("methods")).contains("INVITE,ACK");
    }

    @Test
    void listsAllBindingsOfTheDeviceWithWhatIsLeft() throws MalformedHeaderException {
      authenticated(register().contact("<sip:one@198.51.100.7>"));
      time.advance(Duration.ofSeconds(100));

      SipResponse ok = authenticated(register().contact("<sip:two@198.51.100.7>"));

      assertThat(ok.contacts())
          .extracting(contact -> contact.uriText() + " " + contact.expires().getAsLong())
          .containsExactlyInAnyOrder("sip:one@198.51.100.7 500", "sip:two@198.51.100.7 600");
    }

    @Test
    void answersAQueryWithoutChangingAnything() throws MalformedHeaderException {
      authenticated(register());

      SipResponse ok = authenticated(register().withoutContact());

      assertThat(ok.contacts()).hasSize(1);
      assertThat(counters.events().count(RegistrarEvent.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void wildcardRemovesThisDevicesBindingsOnly() throws MalformedHeaderException {
      authenticated(register("bob"));
      authenticated(
          register("bob").callId("other").contact("<sip:soft@198.51.100.9>"),
          DigestAnswer.of("1234567e1", PASSWORD));

      SipResponse ok = authenticated(register("bob").contact("*").expires(0));

      assertThat(ok.contacts()).isEmpty();
      assertThat(contacts()).isEmpty();
      assertThat(location.bindings(new DeviceRef("example.com", "1234567e1"))).hasSize(1);
    }

    @Test
    void bindsToTheFlowTheRequestCameOn() {
      RecordingWire stream = RecordingWire.tcp();
      SipRequest request = withCredentials(register(), DESK);

      registrar.handle(request, stream);

      assertThat(location.bindings(BOBS_DESK).get(0).flow()).isEqualTo(stream.id());
      assertThat(stream.responses()).hasSize(1);
    }

    @Test
    void readsFoldedCompactAndRepeatedContacts() {
      authenticated(
          register()
              .withoutContact()
              .header("m", "<sip:one@198.51.100.7>,\r\n <sip:two@198.51.100.7>")
              .header("Contact", "<sip:three@198.51.100.7>"));

      assertThat(contacts())
          .containsExactlyInAnyOrder(
              "sip:one@198.51.100.7", "sip:two@198.51.100.7", "sip:three@198.51.100.7");
    }

    @Test
    void expirationIsTheContactsOwnElseTheHeadersElseTheDefault() throws MalformedHeaderException {
      SipResponse ok =
          authenticated(
              register()
                  .contact("<sip:one@198.51.100.7>;expires=100,<sip:two@198.51.100.7>")
                  .expires(200));
      SipResponse withDefault = authenticated(register().contact("<sip:three@198.51.100.7>"));

      assertThat(ok.contacts())
          .extracting(contact -> contact.expires().getAsLong())
          .containsExactly(100L, 200L);
      assertThat(withDefault.contacts())
          .extracting(contact -> contact.expires().getAsLong())
          .contains(600L);
    }

    @Test
    void toIsComparedInCanonicalForm() {
      SipResponse ok = authenticated(register().to("sip:1234567%650@EXAMPLE.com;user=phone"));

      assertThat(ok.status()).isEqualTo(200);
      assertThat(location.bindings(BOBS_DESK).get(0).addressOfRecord()).isEqualTo("1234567e0");
    }

    @Test
    void ignoresRecordRoute() {
      SipResponse ok = authenticated(register().header("Record-Route", "<sip:198.51.100.1;lr>"));

      assertThat(ok.status()).isEqualTo(200);
      assertThat(ok.has(HeaderName.RECORD_ROUTE)).isFalse();
    }
  }

  @Nested
  class Credentials {

    @Test
    void challengesWhoeverSendsNone() {
      SipResponse challenge = send(register());

      assertThat(challenge.status()).isEqualTo(401);
      assertThat(challenge.value(HeaderName.WWW_AUTHENTICATE).orElseThrow())
          .contains("realm=\"example.com\"", "algorithm=MD5", "qop=\"auth\"");
      assertThat(counters.events().count(RegistrarEvent.CHALLENGED)).isEqualTo(1);
    }

    @Test
    void challengesAKnownDeviceWithWhatItIsOffered() {
      SipResponse challenge = send(register("7654321e0"));

      assertThat(challenge.values(HeaderName.WWW_AUTHENTICATE))
          .hasSize(2)
          .first()
          .asString()
          .contains("SHA-256");
    }

    @Test
    void challengesAUserWithOneDeviceLikeThatDevice() {
      SipResponse challenge = send(register("anna"));

      assertThat(challenge.values(HeaderName.WWW_AUTHENTICATE)).hasSize(2);
    }

    @Test
    void challengesAWrongPasswordAgain() {
      SipResponse again = authenticated(register(), DigestAnswer.of("1234567e0", "guess"));

      assertThat(again.status()).isEqualTo(401);
      assertThat(contacts()).isEmpty();
    }

    @Test
    void refusesADisabledDevice() {
      people.disableBobsDesk();

      assertThat(answer(authenticated(register()))).isEqualTo("403 Device Disabled");
      assertThat(counters.events().count(RegistrarEvent.NOT_AUTHENTICATED)).isEqualTo(1);
    }

    @Test
    void challengesAReplayWithAnotherRequestAsStale() {
      SipRequest captured = withCredentials(register(), DESK);
      send(captured);
      String stolen = captured.value(HeaderName.AUTHORIZATION).orElseThrow();

      SipResponse answer = send(register().header(HeaderName.AUTHORIZATION, stolen));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.value(HeaderName.WWW_AUTHENTICATE).orElseThrow()).contains("stale=true");
    }

    @Test
    void refusesARegisterThatRotationOvertakes() {
      SipRequest request = withCredentials(register(), DESK);
      location.beforeNextSwap(people::rotateBobsDesk);

      assertThat(answer(send(request))).isEqualTo("403 Credentials No Longer Valid");
      assertThat(contacts()).isEmpty();
    }
  }

  @Nested
  class Addresses {

    @Test
    void anUnknownDomainIsNotFound() {
      assertThat(answer(send(register().requestUri("sip:nowhere.example"))))
          .isEqualTo("404 Unknown Domain");
    }

    @Test
    void anotherTenantsAddressIsNotFoundInThisDomain() {
      assertThat(answer(authenticated(register().to("sip:1234567e0@other.example"))))
          .isEqualTo("404 Address Not In This Domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clara", "1234567e1", "nobody", "+4232301234"})
    void anotherAddressIsForbidden(String user) {
      assertThat(answer(authenticated(register().to(user))))
          .isEqualTo("403 Address Belongs To Another Device");
      assertThat(contacts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "sip:bob@other.example", "sip:anonymous@anonymous.invalid"})
    void thirdPartyRegistrationIsForbidden(String from) {
      assertThat(answer(authenticated(register().from(from))))
          .isEqualTo("403 Third-Party Registration Not Allowed");
    }

    @Test
    void aTelRequestUriIsUnsupported() {
      assertThat(answer(send(register().requestUri("tel:+4232301234"))))
          .isEqualTo("416 Unsupported URI Scheme");
    }

    @Test
    void anUnknownExtensionIsNamed() {
      SipResponse refusal = send(register().header("Require", "path, gruu"));

      assertThat(answer(refusal)).isEqualTo("420 Bad Extension");
      assertThat(refusal.value(HeaderName.UNSUPPORTED)).contains("path, gruu");
    }
  }

  @Nested
  class BadInput {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "*, <sip:a@198.51.100.7>                  | 400 Contact * Must Stand Alone",
          "*, *                                     | 400 Contact * Must Stand Alone",
          "<tel:+4232301234>                        | 400 Contact Must Be A sip Or sips URI",
          "<mailto:bob@example.com>                 | 400 Contact Must Be A sip Or sips URI",
          "<sip:a@198.51.100.7>;expires=59          | 423 Interval Too Brief",
        })
    void badContactsAreRefused(String contact, String expected) {
      assertThat(answer(authenticated(register().contact(contact).expires(0)))).isEqualTo(expected);
      assertThat(contacts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:a@198.51.100.7", "sip:", "<sip:a@198.51.100.7>;q=7", ",,", "<>"})
    void malformedContactsAreBadRequests(String contact) {
      SipResponse refusal = authenticated(register().contact(contact));

      assertThat(refusal.status()).isEqualTo(400);
      assertThat(refusal.reasonPhrase()).startsWith("Bad Contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999", "4294967296", "-1", "ten", "1.5"})
    void malformedExpiresIsABadRequest(String expires) {
      SipResponse refusal = authenticated(register().header("Expires", expires));

      assertThat(refusal.status()).isEqualTo(400);
      assertThat(refusal.reasonPhrase()).startsWith("Bad Expires");
    }

    @ParameterizedTest
    @CsvSource({"-1, 3600", "soon, 3600", "4294967295, 7200", "99999999999999, 7200"})
    void malformedExpiresOfAContactCountsAsAnHourAndTooMuchIsCut(String expires, long granted)
        throws MalformedHeaderException {
      SipResponse ok = authenticated(register().contact(CONTACT + ";expires=" + expires));

      assertThat(ok.contacts().get(0).expires()).hasValue(granted);
    }

    @Test
    void wildcardNeedsExpiresZero() {
      authenticated(register());

      assertThat(answer(authenticated(register().contact("*"))))
          .isEqualTo("400 Contact * Needs Expires 0");
      assertThat(answer(authenticated(register().contact("*").expires(600))))
          .isEqualTo("400 Contact * Needs Expires 0");
      assertThat(contacts()).hasSize(1);
    }

    @Test
    void tooBriefAnIntervalIsToldTheMinimum() {
      SipResponse refusal = authenticated(register().expires(10));

      assertThat(refusal.value(HeaderName.MIN_EXPIRES)).contains("60");
    }

    @Test
    void moreContactsThanADeviceMayHaveAreRefused() {
      assertThat(answer(authenticated(register().contact(manyContacts(11)))))
          .isEqualTo("400 Too Many Contacts");
    }

    @Test
    void tenThousandContactsAreRefusedUnparsed() {
      assertThat(answer(authenticated(register().contact(manyContacts(10_000)))))
          .isEqualTo("400 Contact Too Long");
    }

    private String manyContacts(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> "<sip:c" + i + "@198.51.100.7>")
          .collect(Collectors.joining(","));
    }

    @Test
    void aVeryLongContactIsRefused() {
      String uri = "<sip:" + "a".repeat(600) + "@198.51.100.7>";

      assertThat(answer(authenticated(register().contact(uri)))).isEqualTo("400 Contact Too Long");
    }

    @Test
    void aVeryLongInstanceIdIsRefused() {
      String contact = CONTACT + ";+sip.instance=\"<" + "a".repeat(600) + ">\"";

      assertThat(answer(authenticated(register().contact(contact))))
          .isEqualTo("400 Contact Too Long");
    }

    @Test
    void aVeryLongCallIdIsRefused() {
      assertThat(answer(authenticated(register().callId("a".repeat(600)))))
          .startsWith("400 Bad Call-ID");
    }

    @Test
    void aVeryLongUserAgentIsCut() {
      authenticated(register().header("User-Agent", "a".repeat(10_000)));

      assertThat(location.bindings(BOBS_DESK).get(0).endpoint().userAgent().orElseThrow())
          .hasSize(255);
    }

    @Test
    void aMalformedToIsABadRequest() {
      SipResponse refusal = send(register().to("sip:@@"));

      assertThat(refusal.status()).isEqualTo(400);
    }

    @Test
    void aLowerCSeqIsOutOfOrder() {
      authenticated(register().cseq(50));

      assertThat(answer(authenticated(register().cseq(49)))).isEqualTo("500 CSeq Out Of Order");
    }

    @Test
    void oneBindingTooManyIsToldWhenToTryAgain() {
      authenticated(register().contact(manyContacts(10)));

      SipResponse refusal = authenticated(register().contact("<sip:one-more@198.51.100.7>"));

      assertThat(answer(refusal)).isEqualTo("503 Too Many Bindings");
      assertThat(refusal.value(HeaderName.RETRY_AFTER)).contains("600");
    }
  }

  @Nested
  class Retransmissions {

    @Test
    void areAnsweredAgainWithoutASecondChange() {
      SipRequest request = withCredentials(register(), DESK);
      SipResponse first = send(request);
      Binding binding = location.bindings(BOBS_DESK).get(0);
      time.advance(Duration.ofSeconds(4));

      SipResponse second = send(request);

      assertThat(answer(second)).isEqualTo("200 OK");
      assertThat(second.toTag()).isEqualTo(first.toTag());
      assertThat(location.bindings(BOBS_DESK)).containsExactly(binding);
      assertThat(counters.events().count(RegistrarEvent.REGISTERED)).isEqualTo(1);
      assertThat(counters.events().count(RegistrarEvent.RETRANSMITTED)).isEqualTo(1);
    }

    @Test
    void ofARemovalAreAnsweredAgain() {
      authenticated(register());
      SipRequest removal = withCredentials(register().expires(0), DESK);
      send(removal);

      SipResponse again = send(removal);

      assertThat(answer(again)).isEqualTo("200 OK");
      assertThat(contacts()).isEmpty();
    }

    @Test
    void ofARefusalAreRefusedAgain() {
      SipRequest request = withCredentials(register().expires(10), DESK);
      send(request);

      SipResponse again = send(request);

      assertThat(answer(again)).isEqualTo("423 Interval Too Brief");
      assertThat(again.value(HeaderName.MIN_EXPIRES)).contains("60");
    }

    @Test
    void canNotBeAlteredIntoAnotherRequest() {
      SipRequest refused = withCredentials(register().expires(10), DESK);
      send(refused);
      String stolen = refused.value(HeaderName.AUTHORIZATION).orElseThrow();

      SipResponse answer =
          send(
              TestMessages.register()
                  .aor("1234567e0")
                  .contact("<sip:thief@203.0.113.66>")
                  .callId(refused.callId())
                  .cseq(refused.cseq().sequence())
                  .branch(refused.topmostVia().branch())
                  .header(HeaderName.AUTHORIZATION, stolen));

      assertThat(answer.status()).isEqualTo(423);
      assertThat(contacts()).isEmpty();
    }

    @Test
    void areDroppedWhileTheFirstIsBeingWritten() {
      SipRequest request = withCredentials(register(), DESK);
      wire.take();
      location.hold();

      registrar.handle(request, wire);
      registrar.handle(request, wire);
      assertThat(wire.take()).isEmpty();
      location.release();

      assertThat(wire.take()).hasSize(1);
    }
  }

  @Nested
  class Journal {

    @Test
    void okLeavesOnlyWhenTheChangeIsWritten() {
      SipRequest request = withCredentials(register(), DESK);
      wire.take();
      location.hold();

      registrar.handle(request, wire);
      assertThat(wire.take()).isEmpty();
      location.release();

      assertThat(answer((SipResponse) wire.last())).isEqualTo("200 OK");
    }

    @Test
    void okLeavesOnTheShardOfTheRequest() {
      SipRequest request = withCredentials(register(), DESK);
      wire.take();

      registrar.handle(request, wire, shardElsewhere());
      assertThat(wire.take()).isEmpty();
      time.runDue();

      assertThat(answer((SipResponse) wire.last())).isEqualTo("200 OK");
    }

    /** As seen by a thread that is not the shard's. */
    private BatchExecutor shardElsewhere() {
      return new BatchExecutor() {
        @Override
        public boolean isCurrent() {
          return false;
        }

        @Override
        public void atEndOfBatch(Runnable task) {
          throw new IllegalStateException("called by another thread");
        }

        @Override
        public void execute(Runnable task) {
          time.execute(task);
        }
      };
    }

    @ParameterizedTest
    @CsvSource({
      "DISK_FULL, 500 Registration Not Stored, 30",
      "DISK_ERROR, 500 Registration Not Stored, 30",
      "OVERLOADED, 503 Registrar Overloaded, 5",
      "CLOSED, 503 Registrar Overloaded, 5"
    })
    void whatCanNotBeWrittenIsRefusedForNow(
        CommitFailure failure, String expected, String retryAfter) {
      SipRequest request = withCredentials(register(), DESK);
      location.failWith(failure);

      SipResponse refusal = send(request);

      assertThat(answer(refusal)).isEqualTo(expected);
      assertThat(refusal.value(HeaderName.RETRY_AFTER)).contains(retryAfter);
    }

    @Test
    void aRefreshAfterAFailureIsGranted() {
      SipRequest failing = withCredentials(register(), DESK);
      location.failWith(CommitFailure.DISK_FULL);
      send(failing);
      location.recover();

      assertThat(answer(authenticated(register()))).isEqualTo("200 OK");
      assertThat(contacts()).hasSize(1);
    }
  }

  @Test
  void aSecondPhoneWithTheSameCredentialsIsFlagged() {
    RecordingWire elsewhere = RecordingWire.udpTo(new InetSocketAddress("203.0.113.66", 5060));
    authenticated(register());
    time.advance(Duration.ofMinutes(1));
    SipRequest second =
        withCredentials(register().callId("other").contact("<sip:x@203.0.113.66>"), DESK);
    registrar.handle(second, elsewhere);
    time.advance(Duration.ofMinutes(1));

    authenticated(register());

    DuplicateFlag flag = duplicates.flag(BOBS_DESK).orElseThrow();
    assertThat(flag.endpoints())
        .extracting(endpoint -> endpoint.remote().getHostString())
        .containsExactly("198.51.100.7", "203.0.113.66");
    assertThat(duplicates.raisedFlags()).isEqualTo(1);
    assertThat(duplicates.flaggedDevices()).isEqualTo(1);
  }
}
