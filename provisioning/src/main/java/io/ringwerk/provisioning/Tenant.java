package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.AlgorithmOffer;

/**
 * One customer of the installation.
 *
 * @param domain its SIP domain, in lower case; its name everywhere
 * @param realm the realm its devices' HA1s are valid for
 * @param offer what its devices are challenged with
 * @param defaultTenant whether the server's own addresses stand for it
 * @param users how many users it has
 * @param devices how many devices it has
 */
public record Tenant(
    String domain,
    String realm,
    AlgorithmOffer offer,
    boolean defaultTenant,
    long users,
    long devices) {}
