package io.ringwerk.provisioning;

/**
 * Who asks for an operation, as the audit trail names it.
 *
 * @param name such as {@code admin token from 127.0.0.1}; never a secret
 */
public record Actor(String name) {}
