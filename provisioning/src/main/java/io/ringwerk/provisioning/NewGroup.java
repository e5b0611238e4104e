package io.ringwerk.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * A group to be added.
 *
 * @param tenant its tenant's domain
 * @param name the user part of its address of record; kept in lower case
 * @param displayName what people call it; may be empty
 * @param extension its internal extension
 * @param numbers numbers that shall ring it: new ones, or ones not assigned yet
 * @param members the names of its users
 */
public record NewGroup(
    String tenant,
    String name,
    String displayName,
    Optional<String> extension,
    List<String> numbers,
    List<String> members) {}
