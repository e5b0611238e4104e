package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.credential.Sealed;
import java.time.Instant;
import java.util.Optional;

/**
 * A device's credentials as they are stored: sealed.
 *
 * @param version counts the rotations
 * @param since when they were issued or imported
 * @param needsRotation whether an import brought them
 * @param password absent when an import brought HA1s only
 * @param md5 the HA1 in MD5
 * @param sha256 the HA1 in SHA-256
 */
public record CredentialsRow(
    long version,
    Instant since,
    boolean needsRotation,
    Optional<Sealed> password,
    Optional<Sealed> md5,
    Optional<Sealed> sha256) {}
