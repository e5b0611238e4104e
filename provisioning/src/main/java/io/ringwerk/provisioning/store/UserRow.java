package io.ringwerk.provisioning.store;

import java.util.Optional;

/**
 * A user as it is stored.
 *
 * @param id its key
 * @param tenantId its tenant's key
 * @param tenant its tenant's domain
 * @param name the user part of its address of record
 * @param displayName its full name
 * @param email where to write to
 * @param accountNumber seven digits
 * @param enabled false when locked
 * @param idsGenerated how many device ids were generated for it
 */
public record UserRow(
    long id,
    long tenantId,
    String tenant,
    String name,
    String displayName,
    Optional<String> email,
    String accountNumber,
    boolean enabled,
    int idsGenerated) {}
