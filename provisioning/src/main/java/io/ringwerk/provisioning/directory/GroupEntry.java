package io.ringwerk.provisioning.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Users that ring together.
 *
 * @param name the user part of its address of record
 * @param displayName what people call it; may be empty
 * @param members the names of its users; look each up with {@link TenantDirectory#find}, it may be
 *     gone
 * @param extension its internal extension
 * @param numbers the numbers that ring it
 */
public record GroupEntry(
    String name,
    String displayName,
    List<String> members,
    Optional<String> extension,
    Set<String> numbers)
    implements DirectoryEntry {
  /** Copies its collections. */
  public GroupEntry {
    members = List.copyOf(members);
    numbers = Set.copyOf(numbers);
  }

  /** A group is never disabled; its members are, one by one. */
  @Override
  public boolean enabled() {
    return true;
  }
}
