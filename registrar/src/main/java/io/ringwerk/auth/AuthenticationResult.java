package io.ringwerk.auth;

import io.ringwerk.provisioning.directory.DeviceEntry;
import java.util.List;

/** What came of authenticating a request. */
public sealed interface AuthenticationResult {

  /**
   * The request is from this device, which is enabled.
   *
   * @param nonceUse whether the credentials were used before; whoever cannot recognise the request
   *     as a retransmission answers {@link NonceUse#REPLAYED} with {@link
   *     DigestAuthenticator#challengeReplay}
   */
  record Authenticated(DeviceEntry device, NonceUse nonceUse) implements AuthenticationResult {}

  /**
   * The request is to be answered with the role's status and these challenges.
   *
   * @param reason why, for counters and logs
   * @param headerValues one header line each, the preferred algorithm first (RFC 8760 §2.3)
   */
  record Challenge(ChallengeReason reason, List<String> headerValues)
      implements AuthenticationResult {}

  /** The request is to be answered with the reason's status. */
  record Refused(RefusalReason reason) implements AuthenticationResult {}
}
