package io.ringwerk.auth;

import io.ringwerk.auth.AuthenticationResult.Authenticated;
import io.ringwerk.auth.AuthenticationResult.Challenge;
import io.ringwerk.auth.AuthenticationResult.Refused;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.sip.message.DigestCredentials;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shared across shards, bounded by its settings and safe for all threads: authenticates requests by
 * digest (RFC 3261 §22, RFC 7616, RFC 8760).
 *
 * <p>A device that does not exist and a wrong password get the same answer, after the same work.
 * Only what is offered may tell them apart, where a device is offered something else than its
 * tenant.
 *
 * <p>Of the algorithms offered the strongest one that the request answers counts. An answer to
 * another algorithm than the device is offered is challenged once more: the first challenge often
 * had to guess who was asking.
 */
public final class DigestAuthenticator {

  private final NonceIssuer nonces;
  private final NonceCounts nonceCounts;
  private final Directory directory;
  private final boolean qopRequired;
  private final AuthenticationCounters counters = new AuthenticationCounters();
  private final Ha1 md5Decoy = randomHa1(DigestAlgorithm.MD5);
  private final Ha1 sha256Decoy = randomHa1(DigestAlgorithm.SHA_256);
  private final ThreadLocal<Calculators> calculators = ThreadLocal.withInitial(Calculators::new);

  /**
   * An authenticator that issues its nonces under a secret.
   *
   * @param directory tells which hosts a digest-uri may name
   */
  public DigestAuthenticator(
      ServerSecret secret,
      Directory directory,
      AuthenticationSettings settings,
      InstantSource clock) {
    this.nonces = new NonceIssuer(secret, settings.nonceLifetime(), clock);
    this.nonceCounts = new NonceCounts(settings.maxNonces(), settings.nonceLifetime(), clock);
    this.directory = directory;
    this.qopRequired = settings.qopRequired();
  }

  /**
   * Checks the request's credentials for a tenant's realm.
   *
   * @param expected the device the request is thought to come from, by its address of record or a
   *     known contact: it decides what a request without credentials is offered
   */
  public AuthenticationResult authenticate(
      SipRequest request,
      AuthenticationRole role,
      TenantDirectory tenant,
      Optional<DeviceEntry> expected) {
    return counters.count(examine(request, role, tenant, expected));
  }

  /**
   * The challenge to a request whose credentials were used before and which is no retransmission:
   * the phone answers it by itself, an eavesdropper cannot.
   */
  public Challenge challengeReplay(TenantDirectory tenant, DeviceEntry device) {
    return counters.count(challenge(ChallengeReason.REPLAYED_NONCE, tenant, device.offer()));
  }

  /** How authentications ended so far. */
  public AuthenticationCounters counters() {
    return counters;
  }

  /** How many nonces are followed against replay. */
  public long followedNonces() {
    return nonceCounts.size();
  }

  private AuthenticationResult examine(
      SipRequest request,
      AuthenticationRole role,
      TenantDirectory tenant,
      Optional<DeviceEntry> expected) {
    List<DigestCredentials> ours;
    try {
      ours = inRealm(tenant.realm(), role.credentials(request));
    } catch (MalformedHeaderException e) {
      return new Refused(RefusalReason.MALFORMED_CREDENTIALS);
    }
    if (ours.isEmpty()) {
      return challenge(ChallengeReason.NO_CREDENTIALS, tenant, offer(expected, tenant));
    }
    Optional<DeviceEntry> device = tenant.device(ours.get(0).username());
    AlgorithmOffer offer = offer(device, tenant);
    Optional<Claim> claim = Claim.strongest(offer, ours, device);
    return claim.isPresent()
        ? examine(request, tenant, offer, claim.get())
        : challenge(ChallengeReason.OTHER_ALGORITHM, tenant, offer);
  }

  private AuthenticationResult examine(
      SipRequest request, TenantDirectory tenant, AlgorithmOffer offer, Claim claim) {
    if (!hasAcceptableQop(claim)) {
      return challenge(ChallengeReason.NO_QOP, tenant, offer);
    }
    if (!DigestUri.isAccepted(claim.credentials().uri(), request, tenant, directory)) {
      return new Refused(RefusalReason.OTHER_DIGEST_URI);
    }
    boolean right = isRight(claim, request);
    if (claim.device().isEmpty()) {
      return challenge(ChallengeReason.UNKNOWN_DEVICE, tenant, offer);
    }
    if (!right) {
      return challenge(ChallengeReason.WRONG_RESPONSE, tenant, offer);
    }
    ReadNonce nonce = read(claim.credentials().nonce());
    return switch (nonce.verdict()) {
      case FRESH -> accept(claim.device().get(), claim, nonce);
      case STALE -> challenge(ChallengeReason.STALE_NONCE, tenant, offer);
      case FORGED -> challenge(ChallengeReason.FORGED_NONCE, tenant, offer);
    };
  }

  /** Without a nonce count, each nonce is good for one request. */
  private AuthenticationResult accept(DeviceEntry device, Claim claim, ReadNonce nonce) {
    if (!device.enabled()) {
      return new Refused(RefusalReason.DEVICE_DISABLED);
    }
    long count = claim.isLegacy() ? 1 : claim.nonceCount();
    return new Authenticated(device, nonceCounts.use(nonce, count));
  }

  private boolean hasAcceptableQop(Claim claim) {
    return claim.hasQop() || (claim.isLegacy() && !qopRequired);
  }

  /** For a device that does not exist a response is computed all the same: it takes as long. */
  private boolean isRight(Claim claim, SipRequest request) {
    Ha1 ha1 =
        claim
            .device()
            .flatMap(device -> device.ha1(claim.algorithm()))
            .orElseGet(() -> decoy(claim.algorithm()));
    return calculators
        .get()
        .of(claim.algorithm())
        .isRight(ha1, request.methodName(), claim.credentials());
  }

  private ReadNonce read(String text) {
    ReadNonce nonce = nonces.read(text);
    boolean forgotten = nonce.verdict() == NonceVerdict.FRESH && nonceCounts.isForgotten(nonce);
    return forgotten ? nonce.asStale() : nonce;
  }

  private Challenge challenge(
      ChallengeReason reason, TenantDirectory tenant, AlgorithmOffer offer) {
    String nonce = nonces.issue();
    List<DigestAlgorithm> algorithms = offer.algorithms();
    List<String> values = new ArrayList<>(algorithms.size());
    for (int i = 0; i < algorithms.size(); i++) {
      values.add(challengeValue(tenant.realm(), nonce, algorithms.get(i), reason.isStale()));
    }
    return new Challenge(reason, values);
  }

  /** RFC 7616 §3.3. */
  private static String challengeValue(
      String realm, String nonce, DigestAlgorithm algorithm, boolean stale) {
    return "Digest realm=\""
        + escaped(realm)
        + "\", nonce=\""
        + nonce
        + "\", algorithm="
        + algorithm.token()
        + ", qop=\"auth\""
        + (stale ? ", stale=true" : "");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static AlgorithmOffer offer(Optional<DeviceEntry> device, TenantDirectory tenant) {
    return device.isPresent() ? device.get().offer() : tenant.offer();
  }

  private static List<DigestCredentials> inRealm(String realm, List<DigestCredentials> all) {
    for (DigestCredentials credentials : all) {
      if (!credentials.realm().equals(realm)) {
        return all.stream().filter(each -> each.realm().equals(realm)).toList();
      }
    }
    return all;
  }

  private Ha1 decoy(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> md5Decoy;
      case SHA_256 -> sha256Decoy;
    };
  }

  private static Ha1 randomHa1(DigestAlgorithm algorithm) {
    byte[] digest = new byte[algorithm.digestBytes()];
    new SecureRandom().nextBytes(digest);
    return Ha1.ofDigest(algorithm, digest);
  }

  /** One thread's calculators. */
  private static final class Calculators {

    private final DigestCalculator md5 = new DigestCalculator(DigestAlgorithm.MD5);
    private final DigestCalculator sha256 = new DigestCalculator(DigestAlgorithm.SHA_256);

    DigestCalculator of(DigestAlgorithm algorithm) {
      return switch (algorithm) {
        case MD5 -> md5;
        case SHA_256 -> sha256;
      };
    }
  }
}
