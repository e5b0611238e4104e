package io.ringwerk.provisioning;

import java.util.List;
import java.util.Optional;

/**
 * A user to be added.
 *
 * @param tenant its tenant's domain
 * @param name the user part of its address of record; kept in lower case
 * @param displayName its full name; may be empty
 * @param email where to write to
 * @param extension its internal extension
 * @param numbers numbers that shall ring all its devices: new ones, or ones not assigned yet
 * @param groups the groups it joins; they must exist
 */
public record NewUser(
    String tenant,
    String name,
    String displayName,
    Optional<String> email,
    Optional<String> extension,
    List<String> numbers,
    List<String> groups) {
  /** A user with a name only. */
  public static NewUser of(String tenant, String name) {
    return new NewUser(tenant, name, "", Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** This user with an extension. */
  public NewUser withExtension(String number) {
    return new NewUser(tenant, name, displayName, email, Optional.of(number), numbers, groups);
  }

  /** This user with these numbers. */
  public NewUser withNumbers(String... added) {
    return new NewUser(tenant, name, displayName, email, extension, List.of(added), groups);
  }
}
