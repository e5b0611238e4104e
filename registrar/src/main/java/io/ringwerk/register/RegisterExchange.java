package io.ringwerk.register;

import io.ringwerk.auth.NonceUse;
import io.ringwerk.location.Binding;
import io.ringwerk.location.BindingUpdate;
import io.ringwerk.location.CommitFailure;
import io.ringwerk.location.RegisterId;
import io.ringwerk.location.RegisterOutcome;
import io.ringwerk.location.UpdateResult;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.register.RegistrationPlan.Accepted;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One REGISTER whose sender is known, on its way to its answer (RFC 3261 §10.3 steps 4 to 8). It
 * begins on the thread that received the request and ends, after the journal, on the shard.
 */
final class RegisterExchange {

  private static final int OK = 200;

  /** A full disk does not empty in seconds: phones should not hammer on it. */
  private static final Duration RETRY_AFTER_DISK = Duration.ofSeconds(30);

  private static final Duration RETRY_AFTER_OVERLOAD = Duration.ofSeconds(5);

  private final RegistrarServices services;
  private final RegistrationReader reader;
  private final SipRequest request;
  private final Flow flow;
  private final TenantDirectory tenant;
  private final DeviceEntry device;
  private final RegisterId register;
  private final RegisterAnswer answer;
  private final BatchExecutor shard;
  private final Instant receivedAt;

  RegisterExchange(
      RegistrarServices services,
      RegistrationReader reader,
      SipRequest request,
      Flow flow,
      TenantDirectory tenant,
      DeviceEntry device,
      RegisterAnswer answer,
      BatchExecutor shard)
      throws MalformedHeaderException {
    this.services = services;
    this.reader = reader;
    this.request = request;
    this.flow = flow;
    this.tenant = tenant;
    this.device = device;
    this.register = RegistrationReader.registerId(request);
    this.answer = answer;
    this.shard = shard;
    this.receivedAt = services.clock().instant();
  }

  /**
   * Goes on to the answer. A retransmission carries the nonce count it had: by that it is found
   * out, for that it is excused, and it changes nothing.
   */
  void proceed(NonceUse nonceUse) throws MalformedHeaderException {
    if (nonceUse == NonceUse.REPLAYED) {
      repeat();
    } else {
      authorize();
    }
  }

  /** A REGISTER that was answered, or will be as soon as the journal is written; or a replay. */
  private void repeat() {
    Optional<RegisterOutcome> seen = services.memory().outcome(device.ref(), register);
    List<Binding> bindings = services.location().bindings(device.ref());
    if (seen.isPresent()) {
      answerAgain(seen.get());
    } else if (tells(bindings)) {
      answer.ok(RegistrarEvent.RETRANSMITTED, bindings, receivedAt);
    } else {
      services
          .location()
          .update(
              device.ref(),
              current -> BindingUpdate.keep(tells(current)),
              shard,
              this::completeRepeated);
    }
  }

  /** Whether one of the bindings was made by this very REGISTER. */
  private boolean tells(List<Binding> bindings) {
    for (Binding binding : bindings) {
      if (binding.register().equals(register)) {
        return true;
      }
    }
    return false;
  }

  private void completeRepeated(UpdateResult<Boolean> result) {
    if (result instanceof UpdateResult.NotCommitted<Boolean> failed) {
      answer.refuse(refusal(failed.reason()));
    } else if (result instanceof UpdateResult.Committed<Boolean> underWay && !underWay.outcome()) {
      answer.challenge(services.authenticator().challengeReplay(tenant, device));
    } // else the answer to the first one leaves now
  }

  private void answerAgain(RegisterOutcome outcome) {
    if (!(outcome instanceof RegisterOutcome.Answered answered)) {
      return; // the answer leaves as soon as the journal is written
    }
    if (answered.status() == OK) {
      List<Binding> bindings = services.location().bindings(device.ref());
      answer.ok(RegistrarEvent.RETRANSMITTED, bindings, receivedAt);
    } else {
      answer.refuseAgain(answered.status());
    }
  }

  private void authorize() throws MalformedHeaderException {
    Optional<RegistrationRefusal> objection =
        new AddressCheck(services.directory(), tenant, device).objection(request);
    RegistrationReading reading =
        objection.isPresent()
            ? Refused.because(objection.get())
            : reader.read(request, register, flow.id(), addressOfRecord(), receivedAt);
    if (reading instanceof Refused refused) {
      refuse(refused);
    } else if (reading instanceof RegistrationRequest asked) {
      update(asked);
    }
  }

  /** To names the device or its user, as was checked: here it is as the directory writes it. */
  private String addressOfRecord() throws MalformedHeaderException {
    String deviceId = device.ref().deviceId();
    return request.to().uri().user().equals(deviceId) ? deviceId : device.userName();
  }

  private void update(RegistrationRequest asked) {
    if (!asked.change().leavesItsMark()) {
      remember(RegisterOutcome.pending());
    }
    services
        .location()
        .update(device.ref(), current -> decide(current, asked), shard, this::complete);
  }

  /** What was decided, and on which bindings. */
  private record Decision(List<Binding> before, RegistrationPlan plan, RegistrationRequest asked) {}

  private BindingUpdate<Decision> decide(List<Binding> current, RegistrationRequest asked) {
    RegistrationPlan plan =
        credentialsStand()
            ? RegistrationPlan.of(current, asked, reader.settings())
            : Refused.because(RegistrationRefusal.CREDENTIALS_ENDED);
    Decision decision = new Decision(current, plan, asked);
    return plan instanceof Accepted accepted && accepted.changesBindings()
        ? BindingUpdate.replace(decision, accepted.bindings())
        : BindingUpdate.keep(decision);
  }

  /**
   * Asked once more inside the swap, or this could happen:
   *
   * <pre>
   * REGISTER  password checked …………………………………… binding added
   * rotation                    new password, bindings removed
   * </pre>
   */
  private boolean credentialsStand() {
    return tenant
        .device(device.ref().deviceId())
        .filter(now -> now.enabled() && now.credentialVersion() == device.credentialVersion())
        .isPresent();
  }

  private void complete(UpdateResult<Decision> result) {
    if (result instanceof UpdateResult.NotCommitted<Decision> failed) {
      services.memory().forget(device.ref(), register);
      answer.refuse(refusal(failed.reason()));
    } else if (result instanceof UpdateResult.Committed<Decision> committed) {
      complete(committed.outcome(), committed.bindings());
    }
  }

  private static Refused refusal(CommitFailure failure) {
    return switch (failure) {
      case DISK_FULL, DISK_ERROR ->
          Refused.because(RegistrationRefusal.NOT_STORED, RETRY_AFTER_DISK);
      case OVERLOADED, CLOSED ->
          Refused.because(RegistrationRefusal.OVERLOADED, RETRY_AFTER_OVERLOAD);
    };
  }

  private void complete(Decision decision, List<Binding> bindings) {
    if (decision.plan() instanceof Refused refused) {
      refuse(refused);
    } else if (decision.plan() instanceof Accepted accepted) {
      services.duplicates().granted(device.ref(), decision.before(), accepted, decision.asked());
      if (accepted.registered().isEmpty()) {
        remember(RegisterOutcome.answered(OK));
      }
      answer.ok(event(accepted), bindings, receivedAt);
    }
  }

  private static RegistrarEvent event(Accepted plan) {
    if (!plan.registered().isEmpty()) {
      return RegistrarEvent.REGISTERED;
    }
    return plan.changesBindings() ? RegistrarEvent.SIGNED_OFF : RegistrarEvent.UNCHANGED;
  }

  private void refuse(Refused refused) {
    remember(RegisterOutcome.answered(refused.reason().status()));
    answer.refuse(refused);
  }

  private void remember(RegisterOutcome outcome) {
    services.memory().remember(device.ref(), register, outcome);
  }
}
