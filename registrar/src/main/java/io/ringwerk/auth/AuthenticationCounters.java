package io.ringwerk.auth;

import io.ringwerk.auth.AuthenticationResult.Authenticated;
import io.ringwerk.auth.AuthenticationResult.Challenge;
import io.ringwerk.auth.AuthenticationResult.Refused;
import io.ringwerk.sip.flow.EnumCounter;

/** Shared across shards and safe for all threads: how authentications ended since the start. */
public final class AuthenticationCounters {

  private final EnumCounter<NonceUse> accepted = new EnumCounter<>(NonceUse.class);
  private final EnumCounter<ChallengeReason> challenges = new EnumCounter<>(ChallengeReason.class);
  private final EnumCounter<RefusalReason> refusals = new EnumCounter<>(RefusalReason.class);

  AuthenticationCounters() {}

  /** Requests with right credentials, by whether these were used for the first time. */
  public EnumCounter<NonceUse> accepted() {
    return accepted;
  }

  /** Requests that were challenged, by reason. */
  public EnumCounter<ChallengeReason> challenges() {
    return challenges;
  }

  /** Requests that were refused, by reason. */
  public EnumCounter<RefusalReason> refusals() {
    return refusals;
  }

  <T extends AuthenticationResult> T count(T result) {
    if (result instanceof Authenticated authenticated) {
      accepted.increment(authenticated.nonceUse());
    } else if (result instanceof Challenge challenge) {
      challenges.increment(challenge.reason());
    } else if (result instanceof Refused refused) {
      refusals.increment(refused.reason());
    }
    return result;
  }
}
