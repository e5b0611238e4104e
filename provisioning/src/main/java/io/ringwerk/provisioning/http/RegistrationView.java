package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.DuplicateInfo;
import io.ringwerk.provisioning.LiveRegistration;
import java.time.Instant;
import java.util.Optional;

@Described("One registered contact of a device (RFC 3261 section 10)")
record RegistrationView(
    @Described("The tenant's domain") String tenant,
    @Described("Whose credentials registered it") String device,
    @Described(value = "What it registered for", example = "bob@example.org")
        String addressOfRecord,
    @Described("The contact URI") String contact,
    @Described("UDP, TCP, …") String transport,
    @Described("Address and port it registered from") String remote,
    @Described("Its User-Agent header; may be empty") String userAgent,
    @Described("When this endpoint first registered") Instant since,
    @Described("When it last did") Instant refreshed,
    @Described("When it ends unless refreshed") Instant expires,
    @Described("Present while the device is in use on more than one endpoint")
        Optional<Duplicate> duplicate) {

  static RegistrationView of(LiveRegistration registration) {
    return new RegistrationView(
        registration.device().tenant(),
        registration.device().deviceId(),
        registration.addressOfRecord(),
        registration.contact(),
        registration.transport(),
        registration.remote(),
        registration.userAgent(),
        registration.since(),
        registration.refreshed(),
        registration.expires(),
        registration.duplicate().map(Duplicate::of));
  }

  @Described("Why a registration counts as a duplicate")
  record Duplicate(
      @Described("When the second endpoint appeared") Instant since,
      @Described("What tells the endpoints apart") String evidence) {
    static Duplicate of(DuplicateInfo duplicate) {
      return new Duplicate(duplicate.since(), duplicate.evidence());
    }
  }
}
