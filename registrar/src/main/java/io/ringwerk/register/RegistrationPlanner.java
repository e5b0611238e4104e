package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.location.Endpoint;
import io.ringwerk.register.RegistrationPlan.Accepted;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipUri;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The working copy on which one {@link RegistrationPlan} is made; it is thrown away with the
 * request.
 *
 * <p>RFC 3261 §10.3 knows one way in which a contact meets a binding: their URIs are equivalent
 * (§19.1.4). A phone that moved has another URI, and its old binding would be rung in vain, or ring
 * the same phone once more. So a contact also takes the place of an older binding of the same
 * endpoint, see {@link Likeness}, unless both are flows of it that live side by side: other reg-id
 * (RFC 5626 §6), other address family, other server. In doubt both bindings stay.
 */
final class RegistrationPlanner {

  /** A shorter request than this is refused for being brief, a longer one never (step 7). */
  private static final Duration NEVER_TOO_BRIEF = Duration.ofHours(1);

  private final RegistrationRequest request;
  private final RegistrarSettings settings;
  private final Instant now;

  /** What the device had; taken from it is what this REGISTER refreshes, removes or replaces. */
  private final List<Binding> kept;

  private final int heldBefore;
  private final List<Binding> registered = new ArrayList<>();
  private final List<Binding> signedOff = new ArrayList<>();
  private final List<Binding> replaced = new ArrayList<>();

  RegistrationPlanner(
      List<Binding> current, RegistrationRequest request, RegistrarSettings settings) {
    this.request = request;
    this.settings = settings;
    this.now = request.receivedAt();
    this.kept = new ArrayList<>(current);
    kept.removeIf(binding -> !binding.isLiveAt(now));
    this.heldBefore = kept.size();
  }

  RegistrationPlan plan() {
    if (isRetransmission()) {
      return Accepted.unchanged(kept);
    }
    if (request.change() instanceof ContactChange.Update update) {
      return planUpdate(update.contacts());
    }
    return request.change() instanceof ContactChange.RemoveAll
        ? planRemoval()
        : Accepted.unchanged(kept);
  }

  /** The very REGISTER that wrote a binding, once more: it changes nothing, nor is it too late. */
  private boolean isRetransmission() {
    for (Binding binding : kept) {
      if (binding.register().equals(request.register())) {
        return true;
      }
    }
    return false;
  }

  /** {@code Contact: *} (step 6). */
  private RegistrationPlan planRemoval() {
    if (kept.stream().anyMatch(this::isNewerThanRequest)) {
      return Refused.because(RegistrationRefusal.OUT_OF_ORDER);
    }
    return new Accepted(List.of(), List.of(), kept, List.of());
  }

  /** Contacts in turn (step 7); all are carried out, or none. */
  private RegistrationPlan planUpdate(List<RequestedContact> contacts) {
    for (RequestedContact contact : contacts) {
      if (isTooBrief(contact)) {
        return Refused.because(RegistrationRefusal.INTERVAL_TOO_BRIEF, settings.minimumExpires());
      }
    }
    for (RequestedContact contact : contacts) {
      if (!carryOut(contact)) {
        return Refused.because(RegistrationRefusal.OUT_OF_ORDER);
      }
    }
    if (!replaceFormerContacts()) {
      return Refused.because(RegistrationRefusal.OUT_OF_ORDER);
    }
    return hasTooMany() ? refusalUntilOneEnds() : accepted();
  }

  private boolean isTooBrief(RequestedContact contact) {
    return !contact.isRemoval()
        && contact.expires().compareTo(NEVER_TOO_BRIEF) < 0
        && contact.expires().compareTo(settings.minimumExpires()) < 0;
  }

  /** False if the binding it meets was written by a later REGISTER. */
  private boolean carryOut(RequestedContact contact) {
    Optional<Binding> met = takeEquivalent(kept, contact);
    if (met.filter(this::isNewerThanRequest).isPresent()) {
      return false;
    }
    Optional<Binding> repeated = takeEquivalent(registered, contact); // the last one counts
    Optional<Binding> before = met.or(() -> repeated);
    if (!contact.isRemoval()) {
      registered.add(binding(contact, before.map(Binding::registeredAt).orElse(now)));
    } else {
      met.ifPresent(signedOff::add);
    }
    return true;
  }

  private static Optional<Binding> takeEquivalent(List<Binding> from, RequestedContact contact) {
    for (Binding binding : from) {
      if (isSameContact(binding, contact)) {
        from.remove(binding);
        return Optional.of(binding);
      }
    }
    return Optional.empty();
  }

  /** The same flow of the same instance (RFC 5626 §6), or an equivalent URI (§19.1.4). */
  private static boolean isSameContact(Binding binding, RequestedContact contact) {
    Endpoint endpoint = binding.endpoint();
    if (contact.namesFlow()
        && endpoint.instanceId().equals(contact.instanceId())
        && endpoint.regId().equals(contact.regId())) {
      return true;
    }
    return binding.contact().equals(contact.uri().text())
        || isEquivalent(binding.contact(), contact.uri());
  }

  private static boolean isEquivalent(String bound, SipUri uri) {
    try {
      return SipUri.parse(bound).equivalentTo(uri);
    } catch (MalformedHeaderException unreadable) {
      return false;
    }
  }

  /** With the same Call-ID, the CSeq has to be higher than the binding's (steps 6 and 7). */
  private boolean isNewerThanRequest(Binding binding) {
    return binding.register().callId().equals(request.register().callId())
        && binding.register().cseq() >= request.register().cseq();
  }

  /** False if a binding to be replaced was written by a later REGISTER. */
  private boolean replaceFormerContacts() {
    if (kept.isEmpty() || registered.isEmpty()) {
      return true;
    }
    List<EndpointEvidence> newer =
        registered.stream().map(it -> EndpointEvidence.of(it, request.relayed())).toList();
    for (Binding binding : List.copyOf(kept)) {
      EndpointEvidence older = EndpointEvidence.of(binding);
      if (newer.stream().anyMatch(older::isSucceededBy)) {
        kept.remove(binding);
        replaced.add(binding);
      }
    }
    return replaced.stream().noneMatch(this::isNewerThanRequest);
  }

  private boolean hasTooMany() {
    int held = kept.size() + registered.size();
    return held > heldBefore && held > settings.maximumBindings();
  }

  private RegistrationPlan refusalUntilOneEnds() {
    Instant firstEnd = kept.stream().map(Binding::expiresAt).min(Instant::compareTo).orElse(now);
    return Refused.because(RegistrationRefusal.TOO_MANY_BINDINGS, Duration.between(now, firstEnd));
  }

  private Accepted accepted() {
    List<Binding> bindings = new ArrayList<>(kept);
    bindings.addAll(registered);
    return new Accepted(bindings, registered, signedOff, replaced);
  }

  private Binding binding(RequestedContact contact, Instant registeredAt) {
    return new Binding(
        contact.uri().text(),
        request.flow(),
        request.addressOfRecord(),
        contact.q(),
        new Endpoint(
            request.sentBy(),
            request.userAgent(),
            contact.instanceId(),
            contact.regId(),
            contact.methods()),
        request.register(),
        registeredAt,
        now,
        now.plus(granted(contact.expires())));
  }

  private Duration granted(Duration requested) {
    return requested.compareTo(settings.maximumExpires()) > 0
        ? settings.maximumExpires()
        : requested;
  }
}
