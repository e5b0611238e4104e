package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Device;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Described("One phone or softphone of a user")
record DeviceView(
    @Described("The tenant's domain") String tenant,
    @Described(value = "Its id: the digest user name", example = "1234567e0") String device,
    @Described("The user it belongs to") String user,
    @Described("What people call it") String label,
    @Described("False while it can neither register nor call nor be called") boolean enabled,
    @Described("What it is challenged with") Offer offer,
    @Described("Its own choice, where it has one") Optional<Offer> ownOffer,
    @Described("Counts its rotations") long credentialVersion,
    @Described("When its credentials were issued or imported") Instant credentialsSince,
    @Described("Whether its credentials were brought by an import and should be rotated")
        boolean needsRotation,
    @Described("False when an import brought HA1s only") boolean passwordKnown,
    @Described("Numbers that ring this device alone") List<String> numbers) {

  static DeviceView of(Device device) {
    return new DeviceView(
        device.ref().tenant(),
        device.ref().deviceId(),
        device.user(),
        device.label(),
        device.enabled(),
        Offer.of(device.offer()),
        device.ownOffer().map(Offer::of),
        device.credentialVersion(),
        device.credentialsSince(),
        device.needsRotation(),
        device.passwordKnown(),
        device.numbers());
  }
}
