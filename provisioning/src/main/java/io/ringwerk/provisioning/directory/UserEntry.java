package io.ringwerk.provisioning.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user: a call to it rings all its devices.
 *
 * @param name the user part of its address of record
 * @param displayName what people call it; may be empty
 * @param devices the ids of its devices, disabled ones included; look each up with {@link
 *     TenantDirectory#device}, it may be gone
 * @param extension its internal extension
 * @param numbers the numbers that ring all its devices
 * @param enabled false when an admin has locked it
 */
public record UserEntry(
    String name,
    String displayName,
    List<String> devices,
    Optional<String> extension,
    Set<String> numbers,
    boolean enabled)
    implements DirectoryEntry {
  /** Copies its collections. */
  public UserEntry {
    devices = List.copyOf(devices);
    numbers = Set.copyOf(numbers);
  }
}
