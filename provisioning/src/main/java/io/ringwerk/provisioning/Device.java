package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A phone or softphone of a user.
 *
 * @param ref its key: tenant and digest user name
 * @param user the user it belongs to
 * @param label what people call it
 * @param enabled false when disabled
 * @param ownOffer what it is challenged with where that is not its tenant's choice
 * @param offer what it is challenged with in effect
 * @param credentialVersion counts its rotations
 * @param credentialsSince when its credentials were issued or imported
 * @param needsRotation whether its credentials were brought by an import instead of being issued
 *     here
 * @param passwordKnown false when an import brought HA1s only
 * @param numbers the numbers that ring this device alone
 */
public record Device(
    DeviceRef ref,
    String user,
    String label,
    boolean enabled,
    Optional<AlgorithmOffer> ownOffer,
    AlgorithmOffer offer,
    long credentialVersion,
    Instant credentialsSince,
    boolean needsRotation,
    boolean passwordKnown,
    List<String> numbers) {}
