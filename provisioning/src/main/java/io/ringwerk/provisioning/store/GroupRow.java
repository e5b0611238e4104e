package io.ringwerk.provisioning.store;

/**
 * A group as it is stored.
 *
 * @param id its key
 * @param tenantId its tenant's key
 * @param tenant its tenant's domain
 * @param name the user part of its address of record
 * @param displayName what people call it
 */
public record GroupRow(long id, long tenantId, String tenant, String name, String displayName) {}
