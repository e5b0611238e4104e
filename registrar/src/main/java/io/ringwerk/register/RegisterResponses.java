package io.ringwerk.register;

import io.ringwerk.auth.AuthenticationResult;
import io.ringwerk.auth.AuthenticationRole;
import io.ringwerk.location.Binding;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Words the answers to a REGISTER (RFC 3261 §10.3 step 8). Shared by all threads. */
final class RegisterResponses {

  private final RegistrarSettings settings;
  private final SipDate date = new SipDate();

  RegisterResponses(RegistrarSettings settings) {
    this.settings = settings;
  }

  /** 200 with every binding and what is left of its time. */
  SipResponse ok(SipRequest request, List<Binding> bindings, Instant now) {
    ResponseBuilder response = ResponseBuilder.to(request, 200);
    for (Binding binding : bindings) {
      if (binding.isLiveAt(now)) {
        response.header(HeaderName.CONTACT, contact(binding, now));
      }
    }
    return response.header(HeaderName.DATE, date.text(now)).build();
  }

  /** The refusal, with what the phone needs to do better. */
  SipResponse refusal(SipRequest request, Refused refused) {
    ResponseBuilder response =
        ResponseBuilder.to(request, refused.reason().status(), refused.phrase());
    refused
        .interval()
        .ifPresent(interval -> response.header(intervalHeader(refused), seconds(interval)));
    if (refused.reason() == RegistrationRefusal.BAD_EXTENSION) {
      request
          .values(HeaderName.REQUIRE)
          .forEach(required -> response.header(HeaderName.UNSUPPORTED, required));
    }
    return response.build();
  }

  private static HeaderName intervalHeader(Refused refused) {
    return refused.reason() == RegistrationRefusal.INTERVAL_TOO_BRIEF
        ? HeaderName.MIN_EXPIRES
        : HeaderName.RETRY_AFTER;
  }

  /** The answer to the retransmission of a REGISTER that was refused with {@code status}. */
  SipResponse refusalAgain(SipRequest request, int status) {
    ResponseBuilder response = ResponseBuilder.to(request, status);
    if (status == RegistrationRefusal.INTERVAL_TOO_BRIEF.status()) {
      response.header(HeaderName.MIN_EXPIRES, seconds(settings.minimumExpires()));
    }
    return response.build();
  }

  /** 401 with the challenges, one header field each (RFC 8760 §2.4). */
  SipResponse challenge(SipRequest request, AuthenticationResult.Challenge challenge) {
    ResponseBuilder response = ResponseBuilder.to(request, AuthenticationRole.REGISTRAR.status());
    for (String value : challenge.headerValues()) {
      response.header(AuthenticationRole.REGISTRAR.challengeHeader(), value);
    }
    return response.build();
  }

  /** The refusal of a request for its credentials. */
  SipResponse refusal(SipRequest request, AuthenticationResult.Refused refused) {
    return ResponseBuilder.to(request, refused.reason().status(), phrase(refused)).build();
  }

  private static String phrase(AuthenticationResult.Refused refused) {
    return switch (refused.reason()) {
      case DEVICE_DISABLED -> "Device Disabled";
      case MALFORMED_CREDENTIALS -> "Bad Authorization";
      case OTHER_DIGEST_URI -> "Credentials For Another URI";
    };
  }

  private static String contact(Binding binding, Instant now) {
    StringBuilder value =
        new StringBuilder(160)
            .append('<')
            .append(binding.contact())
            .append(">;expires=")
            .append(seconds(Duration.between(now, binding.expiresAt())));
    if (binding.q() != Binding.DEFAULT_Q) {
      value.append(";q=").append(String.format(Locale.ROOT, "%.3f", binding.q() / 1000.0));
    }
    binding
        .endpoint()
        .instanceId()
        .ifPresent(id -> appendQuoted(value.append(";+sip.instance="), '<' + id + '>'));
    binding.endpoint().regId().ifPresent(id -> value.append(";reg-id=").append(id));
    binding
        .endpoint()
        .methods()
        .ifPresent(methods -> appendQuoted(value.append(";methods="), methods));
    return value.toString();
  }

  /** Writes a quoted-string (RFC 3261 §25.1). */
  private static void appendQuoted(StringBuilder to, String text) {
    to.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  /** Whole seconds, rounded up: what is still to come is never told as 0. */
  private static String seconds(Duration duration) {
    return Long.toString(duration.plusNanos(999_999_999).toSeconds());
  }
}
