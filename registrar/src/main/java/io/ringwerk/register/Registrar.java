package io.ringwerk.register;

import io.ringwerk.auth.AuthenticationResult;
import io.ringwerk.auth.AuthenticationRole;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;
import io.ringwerk.sip.time.BatchExecutor;
import java.util.List;
import java.util.Optional;

/**
 * Shared across shards, safe for all threads and without state of its own: answers REGISTER (RFC
 * 3261 §10.3).
 *
 * <p>No REGISTER gets a transaction. A challenge needs none (§8.2.7); what was answered after that
 * is kept for as long as retransmissions may come, and they are answered again although their nonce
 * count is used up by then. The answer to a change leaves when the change is in the journal.
 *
 * <pre>
 * here:              Request-URI, Require → digest
 *                    400, 404, 416, 420     401, 403
 * RegisterExchange:  seen before? → To, From → Contact → plan       → journal → 200 OK
 *                    answer again   403, 404   400       423, 5xx    500, 503
 * </pre>
 */
public final class Registrar {

  private final RegistrarServices services;
  private final RegistrationReader reader;
  private final RegisterResponses responses;

  /** A registrar that grants what the settings say. */
  public Registrar(RegistrarServices services, RegistrarSettings settings) {
    this.services = services;
    this.reader = new RegistrationReader(settings);
    this.responses = new RegisterResponses(settings);
  }

  /**
   * Answers a REGISTER; an answer that has to wait for the journal leaves on whatever thread wrote
   * that.
   */
  public void handle(SipRequest request, Flow flow) {
    handle(request, flow, BatchExecutor.CALLER);
  }

  /**
   * Answers a REGISTER over the flow it came on. Never blocks, never throws for what a peer sent.
   *
   * @param shard runs what had to wait for the journal: the shard that received the request
   */
  public void handle(SipRequest request, Flow flow, BatchExecutor shard) {
    RegisterAnswer answer = new RegisterAnswer(services.counters(), responses, request, flow);
    try {
      admit(request, flow, shard, answer);
    } catch (MalformedHeaderException malformed) {
      answer.refuse(Refused.because(malformed));
    }
  }

  /** RFC 3261 §10.3 steps 1 and 2. */
  private void admit(SipRequest request, Flow flow, BatchExecutor shard, RegisterAnswer answer)
      throws MalformedHeaderException {
    SipUri domain = request.requestUri();
    if (!domain.isSip()) {
      answer.refuse(Refused.because(RegistrationRefusal.UNSUPPORTED_SCHEME));
      return;
    }
    Optional<TenantDirectory> tenant = services.directory().tenant(domain.host());
    if (tenant.isEmpty()) {
      answer.refuse(Refused.because(RegistrationRefusal.UNKNOWN_DOMAIN));
    } else if (request.has(HeaderName.REQUIRE)) {
      answer.refuse(Refused.because(RegistrationRefusal.BAD_EXTENSION));
    } else {
      authenticate(request, flow, shard, tenant.get(), answer);
    }
  }

  /** Step 3. */
  private void authenticate(
      SipRequest request,
      Flow flow,
      BatchExecutor shard,
      TenantDirectory tenant,
      RegisterAnswer answer)
      throws MalformedHeaderException {
    AuthenticationResult result =
        services
            .authenticator()
            .authenticate(
                request,
                AuthenticationRole.REGISTRAR,
                tenant,
                expectedDevice(request, flow, tenant));
    if (result instanceof AuthenticationResult.Challenge challenge) {
      answer.challenge(challenge);
    } else if (result instanceof AuthenticationResult.Refused refused) {
      answer.refuse(refused);
    } else if (result instanceof AuthenticationResult.Authenticated authenticated) {
      new RegisterExchange(
              services, reader, request, flow, tenant, authenticated.device(), answer, shard)
          .proceed(authenticated.nonceUse());
    }
  }

  /** Who is likely to register while no credentials say so: it decides on the challenge. */
  private Optional<DeviceEntry> expectedDevice(
      SipRequest request, Flow flow, TenantDirectory tenant) throws MalformedHeaderException {
    if (request.has(HeaderName.AUTHORIZATION)) {
      return Optional.empty();
    }
    Optional<DirectoryEntry> named = tenant.find(request.to().uri().user());
    if (named.isPresent() && named.get() instanceof DeviceEntry device) {
      return Optional.of(device);
    }
    return named.isPresent() && named.get() instanceof UserEntry user
        ? expectedDevice(user, flow, tenant)
        : Optional.empty();
  }

  private Optional<DeviceEntry> expectedDevice(UserEntry user, Flow flow, TenantDirectory tenant) {
    List<DeviceEntry> devices =
        user.devices().stream().flatMap(id -> tenant.device(id).stream()).toList();
    return devices.size() == 1
        ? Optional.of(devices.get(0))
        : devices.stream().filter(device -> isRegisteredOver(flow, device)).findFirst();
  }

  private boolean isRegisteredOver(Flow flow, DeviceEntry device) {
    return services.location().bindings(device.ref()).stream()
        .anyMatch(binding -> binding.flow().equals(flow.id()));
  }
}
