package io.ringwerk.loadtest;

/**
 * Credentials of one device.
 *
 * @param device device id, the digest user name
 * @param domain its tenant's domain, which is also the realm
 * @param password its VoIP password
 */
record Subscriber(String device, String domain, String password) {}
