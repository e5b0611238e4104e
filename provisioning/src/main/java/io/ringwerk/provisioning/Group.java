package io.ringwerk.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * Users that ring together.
 *
 * @param tenant its tenant's domain
 * @param name the user part of its address of record
 * @param displayName what people call it; may be empty
 * @param extension its internal extension
 * @param numbers the numbers that ring it
 * @param members the names of its users
 */
public record Group(
    String tenant,
    String name,
    String displayName,
    Optional<String> extension,
    List<String> numbers,
    List<String> members) {}
