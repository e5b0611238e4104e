package io.ringwerk.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * A person, or a place without one, that devices and numbers belong to.
 *
 * @param tenant its tenant's domain
 * @param name the user part of its address of record
 * @param displayName its full name; may be empty
 * @param email where to write to
 * @param accountNumber seven digits, the only one of its kind in the installation
 * @param enabled false when locked
 * @param extension its internal extension
 * @param numbers the numbers that ring all its devices
 * @param devices the ids of its devices
 * @param groups the names of the groups it is in
 */
public record User(
    String tenant,
    String name,
    String displayName,
    Optional<String> email,
    String accountNumber,
    boolean enabled,
    Optional<String> extension,
    List<String> numbers,
    List<String> devices,
    List<String> groups) {}
