package io.ringwerk.provisioning.store;

import java.util.Locale;
import java.util.Optional;

/**
 * What a name is used for in its tenant's name space. Prints itself so that a person knows whose it
 * is.
 *
 * @param kind what the name is
 * @param name the name itself
 * @param owner whom it stands for; empty for a number that is not assigned
 */
public record NameUse(NameKind kind, String name, Optional<NameOwner> owner) {
  /** A name somebody has. */
  public static NameUse of(NameKind kind, String name, NameOwner owner) {
    return new NameUse(kind, name, Optional.of(owner));
  }

  /** A number nobody has yet. */
  public static NameUse unassigned(String number) {
    return new NameUse(NameKind.NUMBER, number, Optional.empty());
  }

  /** A name as it is compared: in lower case. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether it is a number that can still be given to somebody. */
  public boolean isFreeNumber() {
    return kind == NameKind.NUMBER && owner.isEmpty();
  }

  @Override
  public String toString() {
    return switch (kind) {
      case USER, DEVICE, GROUP -> owner.map(NameOwner::toString).orElse(name);
      case EXTENSION -> "extension " + name + ofOwner();
      case NUMBER -> "number " + name + ofOwner();
    };
  }

  private String ofOwner() {
    return owner.map(it -> " of " + it).orElse(" (not assigned)");
  }
}
