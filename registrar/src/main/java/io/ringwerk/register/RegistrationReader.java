package io.ringwerk.register;

import io.ringwerk.location.Binding;
import io.ringwerk.location.RegisterId;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.message.ContactValue;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what a REGISTER asks for (RFC 3261 §10.3 steps 6 and 7), and refuses what is granted to
 * nobody. What reading costs is bounded before a Contact is parsed.
 */
final class RegistrationReader {

  /** Longest Call-ID: it is kept with the binding; real ones stay below 100 characters. */
  private static final int LONGEST_CALL_ID = 255;

  /** Longest parameter of a contact that is kept. A +sip.instance has about 45 characters. */
  private static final int LONGEST_PARAMETER = 255;

  /** Where texts are cut that are kept for people only, such as User-Agent. */
  private static final int LONGEST_NOTE = 255;

  private static final long LARGEST_EXPIRES = (1L << 32) - 1;
  private static final int EXPIRES_DIGITS = 10;

  private final RegistrarSettings settings;

  RegistrationReader(RegistrarSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads the request.
   *
   * @param register which REGISTER it is
   * @param addressOfRecord the user part of To, as the directory writes it
   * @param now when the request came
   */
  RegistrationReading read(
      SipRequest request, RegisterId register, FlowId flow, String addressOfRecord, Instant now) {
    if (request.length(HeaderName.CONTACT) > settings.maximumContactHeaders()) {
      return Refused.because(RegistrationRefusal.CONTACT_TOO_LONG);
    }
    try {
      List<ContactValue> contacts = request.contacts();
      OptionalLong expires = expires(request);
      Optional<RegistrationRefusal> objection = objection(contacts, expires);
      if (objection.isPresent()) {
        return Refused.because(objection.get());
      }
      return new RegistrationRequest(
          addressOfRecord,
          register,
          flow,
          request.mayHaveSeveral(HeaderName.VIA),
          request.topmostVia().sentBy(),
          request.value(HeaderName.USER_AGENT).map(RegistrationReader::note),
          now,
          change(contacts, expires));
    } catch (MalformedHeaderException malformed) {
      return Refused.because(malformed);
    }
  }

  /** What limits what is read. */
  RegistrarSettings settings() {
    return settings;
  }

  /**
   * The Expires header field. Unlike a contact's parameter (§10.2.1.1) it has no rule for malformed
   * values, and RFC 4475 §3.1.2.4 leaves the choice: we refuse.
   */
  private static OptionalLong expires(SipRequest request) throws MalformedHeaderException {
    Optional<String> text = request.value(HeaderName.EXPIRES);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!isDeltaSeconds(text.get())) {
      throw new MalformedHeaderException(
          HeaderName.EXPIRES.canonical(), "0 to 4294967295 seconds expected");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  private static boolean isDeltaSeconds(String text) {
    return !text.isEmpty()
        && text.length() <= EXPIRES_DIGITS
        && isAllDigits(text)
        && Long.parseLong(text) <= LARGEST_EXPIRES;
  }

  private static boolean isAllDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private Optional<RegistrationRefusal> objection(
      List<ContactValue> contacts, OptionalLong expires) {
    for (ContactValue contact : contacts) {
      if (contact.isWildcard()) {
        return objectionToWildcard(contacts, expires);
      }
    }
    if (contacts.size() > settings.maximumBindings()) {
      return Optional.of(RegistrationRefusal.TOO_MANY_CONTACTS);
    }
    for (ContactValue contact : contacts) {
      if (!contact.uri().isSip()) {
        return Optional.of(RegistrationRefusal.UNSUPPORTED_CONTACT);
      }
      if (isTooLong(contact)) {
        return Optional.of(RegistrationRefusal.CONTACT_TOO_LONG);
      }
    }
    return Optional.empty();
  }

  private static Optional<RegistrationRefusal> objectionToWildcard(
      List<ContactValue> contacts, OptionalLong expires) {
    if (contacts.size() > 1) {
      return Optional.of(RegistrationRefusal.WILDCARD_NOT_ALONE);
    }
    if (expires.isEmpty() || expires.getAsLong() != 0) {
      return Optional.of(RegistrationRefusal.WILDCARD_WITHOUT_EXPIRES_ZERO);
    }
    return Optional.empty();
  }

  private boolean isTooLong(ContactValue contact) {
    return contact.uriText().length() > settings.maximumContactLength()
        || contact.instanceId().filter(RegistrationReader::isLongParameter).isPresent()
        || methods(contact).filter(RegistrationReader::isLongParameter).isPresent();
  }

  private static boolean isLongParameter(String value) {
    return value.length() > LONGEST_PARAMETER;
  }

  private ContactChange change(List<ContactValue> contacts, OptionalLong expires) {
    if (contacts.isEmpty()) {
      return new ContactChange.Query();
    }
    if (contacts.get(0).isWildcard()) {
      return new ContactChange.RemoveAll();
    }
    List<RequestedContact> requested = new ArrayList<>(contacts.size());
    for (ContactValue contact : contacts) {
      requested.add(requested(contact, expires));
    }
    return new ContactChange.Update(requested);
  }

  private RequestedContact requested(ContactValue contact, OptionalLong expires) {
    return new RequestedContact(
        contact.uri(),
        requestedExpires(contact.expires(), expires),
        contact.q().orElse(Binding.DEFAULT_Q),
        contact.instanceId(),
        contact.regId(),
        methods(contact));
  }

  /** The contact's own parameter, or the header field, or the default (§10.3 step 7). */
  private Duration requestedExpires(OptionalLong parameter, OptionalLong header) {
    if (parameter.isPresent()) {
      return Duration.ofSeconds(parameter.getAsLong());
    }
    return header.isPresent() ? Duration.ofSeconds(header.getAsLong()) : settings.defaultExpires();
  }

  private static Optional<String> methods(ContactValue contact) {
    return contact.parameters().value("methods");
  }

  /** Which REGISTER it is. */
  static RegisterId registerId(SipRequest request) throws MalformedHeaderException {
    if (request.callId().length() > LONGEST_CALL_ID) {
      throw new MalformedHeaderException(HeaderName.CALL_ID.canonical(), "too long");
    }
    Via via = request.topmostVia();
    return new RegisterId(request.callId(), request.cseq().sequence(), note(via.branch()));
  }

  private static String note(String text) {
    return text.length() > LONGEST_NOTE ? text.substring(0, LONGEST_NOTE) : text;
  }
}
