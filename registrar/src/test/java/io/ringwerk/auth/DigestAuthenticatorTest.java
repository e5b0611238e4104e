package io.ringwerk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.auth.AuthenticationResult.Authenticated;
import io.ringwerk.auth.AuthenticationResult.Challenge;
import io.ringwerk.auth.AuthenticationResult.Refused;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.TenantEntry;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.TestMessages.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAuthenticatorTest {

  private static final String DOMAIN = "example.com";
  private static final String REALM = "phones.example.com";
  private static final String PASSWORD = "open sesame";
  private static final DigestAnswer PHONE = DigestAnswer.of("1000001e0", PASSWORD);
  private static final AuthenticationSettings SETTINGS =
      new AuthenticationSettings(Duration.ofMinutes(5), 1000, true);

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final ServerSecret secret = ServerSecret.random();
  private DigestAuthenticator authenticator = withSettings(SETTINGS);

  @BeforeEach
  void fillDirectory() {
    tenantOffers(AlgorithmOffer.MD5);
    directory.apply(
        new DirectoryChange()
            .tenant(new TenantEntry("other.example", "other", AlgorithmOffer.MD5, false)));
    directory.aliases(Set.of("192.0.2.1", "[2001:db8::1]", "sip.example.net"));
    device("1000001e0", AlgorithmOffer.MD5, true);
  }

  @Test
  void challengesARequestWithoutCredentials() {
    Challenge challenge = challenge(register().build());

    assertThat(challenge.reason()).isEqualTo(ChallengeReason.NO_CREDENTIALS);
    assertThat(challenge.headerValues()).hasSize(1);
    assertThat(challenge.headerValues().get(0))
        .matches(
            "Digest realm=\"phones\\.example\\.com\", nonce=\"[\\w-]{40}\","
                + " algorithm=MD5, qop=\"auth\"");
  }

  @Test
  void acceptsTheRightPassword() {
    AuthenticationResult result = authenticate(answered(register(), PHONE));

    assertThat(result).isEqualTo(new Authenticated(known("1000001e0"), NonceUse.FIRST));
  }

  @Test
  void authenticatesAsProxyByProxyAuthorization() {
    TestRequest invite = TestMessages.invite();
    String challenge =
        ((Challenge)
                authenticator.authenticate(
                    invite.build(), AuthenticationRole.PROXY, tenant(), Optional.empty()))
            .headerValues()
            .get(0);
    SipRequest answered =
        invite
            .header(
                AuthenticationRole.PROXY.credentialsHeader(),
                PHONE.to(challenge, "INVITE", invite.build().requestUriText()))
            .build();

    assertThat(
            authenticator.authenticate(
                answered, AuthenticationRole.PROXY, tenant(), Optional.empty()))
        .isInstanceOf(Authenticated.class);
    assertThat(authenticate(answered)).isInstanceOf(Challenge.class);
  }

  @Test
  void challengesAWrongPasswordAfresh() {
    Challenge challenge =
        challenge(answered(register(), DigestAnswer.of("1000001e0", "open barley")));

    assertThat(challenge.reason()).isEqualTo(ChallengeReason.WRONG_RESPONSE);
    assertThat(challenge.headerValues().get(0)).doesNotContain("stale");
  }

  @Test
  void answersAnUnknownDeviceLikeAWrongPassword() {
    Challenge unknown = challenge(answered(register(), DigestAnswer.of("9999999e0", PASSWORD)));
    Challenge wrong = challenge(answered(register(), DigestAnswer.of("1000001e0", "wrong")));

    assertThat(unknown.reason()).isEqualTo(ChallengeReason.UNKNOWN_DEVICE);
    assertThat(withoutNonce(unknown)).isEqualTo(withoutNonce(wrong));
  }

  @Test
  void refusesADisabledDeviceThatKnowsItsPassword() {
    device("1000001e0", AlgorithmOffer.MD5, false);

    assertThat(authenticate(answered(register(), PHONE)))
        .isEqualTo(new Refused(RefusalReason.DEVICE_DISABLED));
    assertThat(challenge(answered(register(), DigestAnswer.of("1000001e0", "wrong"))).reason())
        .isEqualTo(ChallengeReason.WRONG_RESPONSE);
  }

  @Test
  void refusesTheOldPasswordAfterARotation() {
    String nonce = challenge(register().build()).headerValues().get(0);
    directory.apply(
        new DirectoryChange()
            .put(DOMAIN, entry("1000001e0", "new password", AlgorithmOffer.MD5, true)));

    assertThat(challenge(answer(register(), PHONE, nonce)).reason())
        .isEqualTo(ChallengeReason.WRONG_RESPONSE);
    assertThat(
            authenticate(answer(register(), DigestAnswer.of("1000001e0", "new password"), nonce)))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void givesAnOldNonceAFreshOneAsStale() {
    String old = challenge(register().build()).headerValues().get(0);
    now = now.plus(SETTINGS.nonceLifetime());

    Challenge challenge = challenge(answer(register(), PHONE, old));

    assertThat(challenge.reason()).isEqualTo(ChallengeReason.STALE_NONCE);
    assertThat(challenge.headerValues().get(0)).endsWith(", stale=true");
    assertThat(authenticate(answer(register(), PHONE, challenge.headerValues().get(0))))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void doesNotCallAWrongPasswordStale() {
    String old = challenge(register().build()).headerValues().get(0);
    now = now.plus(SETTINGS.nonceLifetime());

    Challenge challenge = challenge(answer(register(), DigestAnswer.of("1000001e0", "wrong"), old));

    assertThat(challenge.reason()).isEqualTo(ChallengeReason.WRONG_RESPONSE);
  }

  @Test
  void doesNotAcceptANonceOfItsPeersMaking() {
    String forged =
        "Digest realm=\"" + REALM + "\", nonce=\"" + "A".repeat(40) + "\", algorithm=MD5";

    Challenge challenge = challenge(answer(register(), PHONE, forged));

    assertThat(challenge.reason()).isEqualTo(ChallengeReason.FORGED_NONCE);
    assertThat(challenge.headerValues().get(0)).endsWith(", stale=true");
  }

  @Test
  void acceptsItsNoncesAfterARestart() {
    String nonce = challenge(register().build()).headerValues().get(0);

    authenticator = withSettings(SETTINGS);

    assertThat(authenticate(answer(register(), PHONE, nonce))).isInstanceOf(Authenticated.class);
  }

  @Test
  void marksCredentialsThatWereUsedBefore() {
    SipRequest first = answered(register(), PHONE);
    authenticate(first);

    assertThat(authenticate(first))
        .isEqualTo(new Authenticated(known("1000001e0"), NonceUse.REPLAYED));
  }

  @Test
  void acceptsANonceAgainWithTheNextCount() {
    String nonce = challenge(register().build()).headerValues().get(0);
    authenticate(answer(register(), PHONE, nonce));

    assertThat(authenticate(answer(register(), PHONE.nonceCount(2), nonce)))
        .isEqualTo(new Authenticated(known("1000001e0"), NonceUse.FIRST));
  }

  @Test
  void challengesAReplayAsStale() {
    Challenge challenge = authenticator.challengeReplay(tenant(), known("1000001e0"));

    assertThat(challenge.headerValues().get(0)).endsWith(", stale=true");
  }

  @Test
  void challengesOnceMoreWhenTheDeviceIsOfferedSomethingElse() {
    tenantOffers(AlgorithmOffer.SHA256);
    device("1000001e0", AlgorithmOffer.MD5, true);

    Challenge first = challenge(register().build());
    assertThat(algorithms(first)).containsExactly("SHA-256");

    Challenge second = challenge(answer(register(), PHONE, first.headerValues().get(0)));
    assertThat(second.reason()).isEqualTo(ChallengeReason.OTHER_ALGORITHM);
    assertThat(algorithms(second)).containsExactly("MD5");
    assertThat(authenticate(answer(register(), PHONE, second.headerValues().get(0))))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void offersTheExpectedDeviceWhatItUnderstands() {
    tenantOffers(AlgorithmOffer.SHA256);
    device("1000001e0", AlgorithmOffer.MD5, true);

    AuthenticationResult result =
        authenticator.authenticate(
            register().build(),
            AuthenticationRole.REGISTRAR,
            tenant(),
            Optional.of(known("1000001e0")));

    assertThat(algorithms((Challenge) result)).containsExactly("MD5");
  }

  @Test
  void offersTheStrongerAlgorithmFirst() {
    tenantOffers(AlgorithmOffer.SHA256_THEN_MD5);

    assertThat(algorithms(challenge(register().build()))).containsExactly("SHA-256", "MD5");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void acceptsEitherAlgorithmOfAnOffer(int which) {
    tenantOffers(AlgorithmOffer.SHA256_THEN_MD5);
    device("1000001e0", AlgorithmOffer.SHA256_THEN_MD5, true);
    String challenge = challenge(register().build()).headerValues().get(which);

    assertThat(authenticate(answer(register(), PHONE, challenge)))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void checksTheStrongestOfSeveralCredentials() {
    device("1000001e0", AlgorithmOffer.SHA256_THEN_MD5, true);
    tenantOffers(AlgorithmOffer.SHA256_THEN_MD5);
    List<String> challenges = challenge(register().build()).headerValues();
    String wrongSha256 =
        DigestAnswer.of("1000001e0", "wrong").to(challenges.get(0), "REGISTER", "sip:" + DOMAIN);
    String rightMd5 = PHONE.to(challenges.get(1), "REGISTER", "sip:" + DOMAIN);

    SipRequest request =
        register().header("Authorization", rightMd5).header("Authorization", wrongSha256).build();

    assertThat(challenge(request).reason()).isEqualTo(ChallengeReason.WRONG_RESPONSE);
  }

  @Test
  void findsItsOwnAmongCredentialsForOtherRealms() {
    String foreign =
        DigestAnswer.of("anna", "secret")
            .to("Digest realm=\"elsewhere\", nonce=\"n\"", "REGISTER", "sip:" + DOMAIN);
    TestRequest request = register().header("Authorization", foreign);

    assertThat(challenge(request.build()).reason()).isEqualTo(ChallengeReason.NO_CREDENTIALS);
    assertThat(authenticate(answered(request, PHONE))).isInstanceOf(Authenticated.class);
  }

  @Test
  void neverOffersSha256ToADeviceThatHasAnMd5Ha1Only() {
    tenantOffers(AlgorithmOffer.SHA256);
    DeviceEntry full = entry("1000001e0", PASSWORD, AlgorithmOffer.SHA256, true);
    directory.apply(
        new DirectoryChange()
            .put(
                DOMAIN,
                new DeviceEntry(
                    full.ref(),
                    full.userName(),
                    full.label(),
                    true,
                    full.md5(),
                    Optional.empty(),
                    AlgorithmOffer.SHA256.limitedTo(true, false),
                    1,
                    full.identities())));

    Challenge second = challenge(answered(register(), PHONE));

    assertThat(algorithms(second)).containsExactly("MD5");
    assertThat(authenticate(answer(register(), PHONE, second.headerValues().get(0))))
        .isInstanceOf(Authenticated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:example.com",
        "sip:example.com;transport=tcp",
        "sip:1000001e0@EXAMPLE.com",
        "sip:192.0.2.1:5060",
        "sip:[2001:db8::1]:5060",
        "sips:sip.example.net"
      })
  void acceptsADigestUriThatNamesUs(String uri) {
    assertThat(authenticate(answered(register(), PHONE.uri(uri))))
        .isInstanceOf(Authenticated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sip:elsewhere.example", "sip:other.example", "tel:+41441234567", "*", "", "sip:"})
  void refusesADigestUriThatNamesSomebodyElse(String uri) {
    assertThat(authenticate(answered(register(), PHONE.uri(uri))))
        .isEqualTo(new Refused(RefusalReason.OTHER_DIGEST_URI));
  }

  @Test
  void acceptsAnyDigestUriThatIsTheRequestUri() {
    assertThat(authenticate(answered(register().requestUri("sip:10.1.2.3"), PHONE)))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void asksForQopWhereItIsRequired() {
    assertThat(challenge(answered(register(), PHONE.withoutQop())).reason())
        .isEqualTo(ChallengeReason.NO_QOP);
  }

  @Test
  void acceptsCredentialsWithoutQopWhereTheseAreAllowedOncePerNonce() {
    authenticator = withSettings(new AuthenticationSettings(SETTINGS.nonceLifetime(), 1000, false));
    String nonce = challenge(register().build()).headerValues().get(0);

    assertThat(authenticate(answer(register(), PHONE.withoutQop(), nonce)))
        .isEqualTo(new Authenticated(known("1000001e0"), NonceUse.FIRST));
    assertThat(authenticate(answer(register(), PHONE.withoutQop(), nonce)))
        .isEqualTo(new Authenticated(known("1000001e0"), NonceUse.REPLAYED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qop=auth-int", "nc=00000000", "nc=1", "nc=0000000g"})
  void challengesAProtectionItDidNotAskFor(String parameter) {
    authenticator = withSettings(new AuthenticationSettings(SETTINGS.nonceLifetime(), 1000, false));
    String name = parameter.substring(0, parameter.indexOf('=') + 1);
    String challenge = challenge(register().build()).headerValues().get(0);
    String value =
        PHONE.to(challenge, "REGISTER", "sip:" + DOMAIN).replaceFirst(name + "\\w+", parameter);

    assertThat(challenge(register().header("Authorization", value).build()).reason())
        .isEqualTo(ChallengeReason.NO_QOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Digest", "Digest username=\"a\"", "Digest username=\"a, realm=b"})
  void refusesCredentialsThatCannotBeRead(String value) {
    assertThat(authenticate(register().header("Authorization", value).build()))
        .isEqualTo(new Refused(RefusalReason.MALFORMED_CREDENTIALS));
  }

  @Test
  void challengesCredentialsOfAnotherScheme() {
    assertThat(challenge(register().header("Authorization", "Basic YW5uYTp4").build()).reason())
        .isEqualTo(ChallengeReason.NO_CREDENTIALS);
  }

  @Test
  void understandsCredentialsWithoutAnAlgorithmAsMd5() {
    String challenge = challenge(register().build()).headerValues().get(0);
    String value = PHONE.to(challenge, "REGISTER", "sip:" + DOMAIN).replace(", algorithm=MD5", "");

    assertThat(authenticate(register().header("Authorization", value).build()))
        .isInstanceOf(Authenticated.class);
  }

  @Test
  void doesNotAcceptAnotherMethodsCredentials() {
    String challenge = challenge(register().build()).headerValues().get(0);
    String value = PHONE.to(challenge, "INVITE", "sip:" + DOMAIN);

    assertThat(challenge(register().header("Authorization", value).build()).reason())
        .isEqualTo(ChallengeReason.WRONG_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource(AlgorithmOffer.class)
  void quotesARealmWithQuotes(AlgorithmOffer offer) {
    directory.apply(
        new DirectoryChange().tenant(new TenantEntry(DOMAIN, "the \"old\" \\ realm", offer, true)));

    assertThat(challenge(register().build()).headerValues())
        .allSatisfy(
            value -> assertThat(value).startsWith("Digest realm=\"the \\\"old\\\" \\\\ realm\", "));
  }

  @Test
  void countsWhatItDecides() {
    SipRequest request = answered(register(), PHONE);
    authenticate(request);
    authenticate(request);

    AuthenticationCounters counters = authenticator.counters();
    assertThat(counters.challenges().count(ChallengeReason.NO_CREDENTIALS)).isEqualTo(1);
    assertThat(counters.accepted().count(NonceUse.FIRST)).isEqualTo(1);
    assertThat(counters.accepted().count(NonceUse.REPLAYED)).isEqualTo(1);
  }

  private DigestAuthenticator withSettings(AuthenticationSettings settings) {
    return new DigestAuthenticator(secret, directory, settings, () -> now);
  }

  private void tenantOffers(AlgorithmOffer offer) {
    directory.apply(new DirectoryChange().tenant(new TenantEntry(DOMAIN, REALM, offer, true)));
  }

  private void device(String id, AlgorithmOffer offer, boolean enabled) {
    directory.apply(new DirectoryChange().put(DOMAIN, entry(id, PASSWORD, offer, enabled)));
  }

  private static DeviceEntry entry(
      String id, String password, AlgorithmOffer offer, boolean enabled) {
    return new DeviceEntry(
        new DeviceRef(DOMAIN, id),
        "anna",
        "Desk phone",
        enabled,
        Optional.of(Ha1.of(DigestAlgorithm.MD5, id, REALM, VoipPassword.of(password))),
        Optional.of(Ha1.of(DigestAlgorithm.SHA_256, id, REALM, VoipPassword.of(password))),
        offer,
        1,
        Set.of(id, "anna"));
  }

  private TenantDirectory tenant() {
    return directory.tenant(DOMAIN).orElseThrow();
  }

  private DeviceEntry known(String id) {
    return tenant().device(id).orElseThrow();
  }

  private static TestRequest register() {
    return TestMessages.register();
  }

  /** The request with the phone's answer to the challenge it gets. */
  private SipRequest answered(TestRequest request, DigestAnswer phone) {
    return answer(request, phone, challenge(request.build()).headerValues().get(0));
  }

  private static SipRequest answer(TestRequest request, DigestAnswer phone, String challenge) {
    SipRequest bare = request.build();
    return request
        .header("Authorization", phone.to(challenge, bare.methodName(), bare.requestUriText()))
        .build();
  }

  private AuthenticationResult authenticate(SipRequest request) {
    return authenticator.authenticate(
        request, AuthenticationRole.REGISTRAR, tenant(), Optional.empty());
  }

  private Challenge challenge(SipRequest request) {
    AuthenticationResult result = authenticate(request);
    assertThat(result).isInstanceOf(Challenge.class);
    return (Challenge) result;
  }

  private static List<String> withoutNonce(Challenge challenge) {
    return challenge.headerValues().stream()
        .map(value -> value.replaceAll("nonce=\"[^\"]*\"", ""))
        .toList();
  }

  private static List<String> algorithms(Challenge challenge) {
    return challenge.headerValues().stream()
        .map(value -> DigestAnswer.parameter(value, "algorithm").orElseThrow())
        .toList();
  }
}
