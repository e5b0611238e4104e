package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.directory.RouteTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is stored.
 *
 * @param tenantId its tenant's key
 * @param use what it is used for
 * @param ownerId the key of the user, device or group it stands for; meaningless for a number that
 *     is not assigned
 */
public record NameRow(long tenantId, NameUse use, long ownerId) {
  /** A name that stands for the owner with this key. */
  public static NameRow of(long tenantId, NameUse use, long ownerId) {
    return new NameRow(tenantId, use, ownerId);
  }

  /** A number that rings nobody. */
  public static NameRow unassigned(long tenantId, String number) {
    return new NameRow(tenantId, NameUse.unassigned(number), 0);
  }

  /** The name itself. */
  public String name() {
    return use.name();
  }

  /** What it is. */
  public NameKind kind() {
    return use.kind();
  }

  /** The key of its owner when that is of the given kind. */
  public Optional<Long> ownerId(RouteTarget.Kind kind) {
    return use.owner().filter(owner -> owner.target().kind() == kind).map(owner -> ownerId);
  }

  /** The names of each owner of a kind, by the owner's key. */
  public static Map<Long, List<NameRow>> byOwner(List<NameRow> names, RouteTarget.Kind kind) {
    return names.stream()
        .filter(name -> name.ownerId(kind).isPresent())
        .collect(Collectors.groupingBy(NameRow::ownerId));
  }

  /** The extension among the names of one owner. */
  public static Optional<String> extension(List<NameRow> names) {
    return named(names, NameKind.EXTENSION).findFirst();
  }

  /** The numbers among the names of one owner. */
  public static List<String> numbers(List<NameRow> names) {
    return named(names, NameKind.NUMBER).toList();
  }

  private static Stream<String> named(List<NameRow> names, NameKind kind) {
    return names.stream().filter(name -> name.kind() == kind).map(NameRow::name);
  }
}
