package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.conflict;

import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameTable;
import io.ringwerk.provisioning.store.NameUse;
import java.util.List;
import java.util.Optional;

/** The one name space a tenant's users, devices, groups, extensions and numbers share. */
final class NameSpace {
  private final NameTable names;
  private final long tenantId;

  NameSpace(NameTable names, long tenantId) {
    this.names = names;
    this.tenantId = tenantId;
  }

  boolean isFree(String name) {
    return names.find(tenantId, name).isEmpty();
  }

  /** Refuses a use of a name that somebody has. */
  void refuseTaken(NameUse wanted) {
    names
        .find(tenantId, wanted.name())
        .ifPresent(
            taken -> {
              throw clash(wanted, taken.use());
            });
  }

  /** Takes a name for an owner, or names both when somebody has it. */
  void take(NameUse wanted, long ownerId) {
    refuseTaken(wanted);
    names.insert(NameRow.of(tenantId, wanted, ownerId));
  }

  /** Takes an extension, and numbers that are new or ring nobody yet, for an owner. */
  void takeNumbers(
      Optional<String> extension, List<String> numbers, NameOwner owner, long ownerId) {
    extension
        .map(Syntax::extension)
        .ifPresent(it -> take(NameUse.of(NameKind.EXTENSION, it, owner), ownerId));
    numbers.stream().map(Syntax::number).forEach(it -> takeNumber(it, owner, ownerId));
  }

  /**
   * Gives an owner another extension, or none.
   *
   * @param ownNames the owner's names as they are
   */
  void replaceExtension(
      List<NameRow> ownNames, Optional<String> wanted, NameOwner owner, long ownerId) {
    Optional<String> present = NameRow.extension(ownNames);
    if (present.equals(wanted)) {
      return;
    }
    wanted.ifPresent(it -> take(NameUse.of(NameKind.EXTENSION, it, owner), ownerId));
    present.ifPresent(it -> names.delete(tenantId, it));
  }

  private void takeNumber(String number, NameOwner owner, long ownerId) {
    NameUse wanted = NameUse.of(NameKind.NUMBER, number, owner);
    Optional<NameUse> taken = names.find(tenantId, number).map(NameRow::use);
    if (taken.isEmpty()) {
      names.insert(NameRow.of(tenantId, wanted, ownerId));
    } else if (taken.get().isFreeNumber()) {
      names.assign(tenantId, number, owner.target().kind(), ownerId);
    } else {
      throw clash(wanted, taken.get());
    }
  }

  private static ProvisioningException clash(NameUse wanted, NameUse taken) {
    return conflict(
        wanted + " clashes with " + taken,
        "choose another name or number, or remove the other one first");
  }
}
