package io.ringwerk.provisioning.directory;

/**
 * What the directory knows of a tenant itself.
 *
 * @param domain its SIP domain, in lower case
 * @param realm the realm its HA1s are valid for
 * @param offer what its devices are challenged with
 * @param defaultTenant whether the server's own addresses stand for it
 */
public record TenantEntry(
    String domain, String realm, AlgorithmOffer offer, boolean defaultTenant) {}
