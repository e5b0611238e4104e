package io.ringwerk.proxy;

import io.ringwerk.auth.AuthenticationResult;
import io.ringwerk.auth.AuthenticationRole;
import io.ringwerk.auth.DigestAuthenticator;
import io.ringwerk.auth.NonceUse;
import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;
import java.util.Optional;

/**
 * Makes sure that a request comes from a device of ours and under a name of its own (RFC 3261 §16.3
 * step 6, §22.3): no open relay, no borrowed identity. It has no state.
 *
 * <p>From may be anonymous (RFC 3323 §4.1.1.3): then the realm is that of the domain called.
 */
final class CallerVerification {

  private static final String ANONYMOUS = "anonymous";

  private final Directory directory;
  private final LocationService location;
  private final DigestAuthenticator authenticator;

  CallerVerification(
      Directory directory, LocationService location, DigestAuthenticator authenticator) {
    this.directory = directory;
    this.location = location;
    this.authenticator = authenticator;
  }

  /** Who sends the request, or how to answer it. */
  CallerVerdict verify(SipRequest request, Flow flow, SipUri requestUri)
      throws MalformedHeaderException {
    Optional<TenantDirectory> tenant = tenantOf(request.from().uri(), requestUri);
    if (tenant.isEmpty()) {
      return new CallerVerdict.Rejected(
          rejection(
              ProxyEvent.FOREIGN_IDENTITY, request, 403, "From is not of a domain served here"));
    }
    return authenticate(request, flow, tenant.get());
  }

  /** Why the verified device may not call under the name in From; empty if it may. */
  static Optional<Rejection> checkIdentity(SipRequest request, DeviceEntry device)
      throws MalformedHeaderException {
    SipUri from = request.from().uri();
    if (isAnonymous(from) || device.mayUse(from.user())) {
      return Optional.empty();
    }
    return Optional.of(
        rejection(
            ProxyEvent.FOREIGN_IDENTITY, request, 403, "From is not an identity of this device"));
  }

  private Optional<TenantDirectory> tenantOf(SipUri from, SipUri requestUri) {
    Optional<TenantDirectory> tenant = directory.tenant(from.host());
    return tenant.isEmpty() && isAnonymous(from) ? directory.tenant(requestUri.host()) : tenant;
  }

  private static boolean isAnonymous(SipUri from) {
    return from.user().equalsIgnoreCase(ANONYMOUS);
  }

  private CallerVerdict authenticate(SipRequest request, Flow flow, TenantDirectory tenant)
      throws MalformedHeaderException {
    AuthenticationResult result =
        authenticator.authenticate(
            request, AuthenticationRole.PROXY, tenant, expectedDevice(request, flow, tenant));
    if (result instanceof AuthenticationResult.Challenge challenge) {
      return challenged(request, challenge);
    }
    if (result instanceof AuthenticationResult.Refused refused) {
      return refused(request, refused);
    }
    AuthenticationResult.Authenticated caller = (AuthenticationResult.Authenticated) result;
    if (caller.nonceUse() == NonceUse.REPLAYED) {
      // A retransmission would have found its transaction.
      return challenged(request, authenticator.challengeReplay(tenant, caller.device()));
    }
    return new CallerVerdict.Verified(caller.device(), tenant);
  }

  /** Decides what a request without credentials is challenged with: some phones take MD5 only. */
  private Optional<DeviceEntry> expectedDevice(
      SipRequest request, Flow flow, TenantDirectory tenant) throws MalformedHeaderException {
    Optional<DirectoryEntry> named = tenant.find(request.from().uri().user());
    if (named.isPresent() && named.get() instanceof DeviceEntry device) {
      return Optional.of(device);
    }
    if (named.isPresent() && named.get() instanceof UserEntry user) {
      return user.devices().stream()
          .flatMap(id -> tenant.device(id).stream())
          .filter(device -> isRegisteredOver(flow, device))
          .findFirst();
    }
    return Optional.empty();
  }

  private boolean isRegisteredOver(Flow flow, DeviceEntry device) {
    return location.bindings(device.ref()).stream()
        .anyMatch(binding -> binding.flow().equals(flow.id()));
  }

  private static CallerVerdict challenged(
      SipRequest request, AuthenticationResult.Challenge challenge) {
    ResponseBuilder response = ResponseBuilder.to(request, AuthenticationRole.PROXY.status());
    for (String value : challenge.headerValues()) {
      response.header(HeaderName.PROXY_AUTHENTICATE, value);
    }
    return new CallerVerdict.Rejected(new Rejection(ProxyEvent.CHALLENGED, response.build()));
  }

  private static CallerVerdict refused(SipRequest request, AuthenticationResult.Refused refused) {
    ResponseBuilder response = ResponseBuilder.to(request, refused.reason().status());
    return new CallerVerdict.Rejected(
        new Rejection(ProxyEvent.NOT_AUTHENTICATED, response.build()));
  }

  private static Rejection rejection(
      ProxyEvent event, SipRequest request, int status, String reasonPhrase) {
    return new Rejection(event, ResponseBuilder.to(request, status, reasonPhrase).build());
  }
}
