package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.invalid;

import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A user an import names, stored or new, with what its rows add up to. */
final class PlannedUser {
  private final TenantRow tenant;
  private final String name;
  private final String accountNumber;
  private final Optional<UserRow> stored;
  private final List<String> newNumbers = new ArrayList<>();
  private final List<String> adoptedNumbers = new ArrayList<>();
  private String displayName;
  private String email;
  private String extension;
  private Optional<String> newExtension = Optional.empty();
  private int idsGenerated;

  private PlannedUser(
      TenantRow tenant,
      String name,
      String accountNumber,
      Optional<UserRow> stored,
      String extension) {
    this.tenant = tenant;
    this.name = name;
    this.accountNumber = accountNumber;
    this.stored = stored;
    this.displayName = stored.map(UserRow::displayName).orElse("");
    this.email = stored.flatMap(UserRow::email).orElse("");
    this.extension = extension;
    this.idsGenerated = stored.map(UserRow::idsGenerated).orElse(0);
  }

  static PlannedUser fresh(TenantRow tenant, String name, String accountNumber) {
    return new PlannedUser(tenant, name, accountNumber, Optional.empty(), "");
  }

  static PlannedUser of(TenantRow tenant, UserRow stored, Optional<String> extension) {
    return new PlannedUser(
        tenant, stored.name(), stored.accountNumber(), Optional.of(stored), extension.orElse(""));
  }

  TenantRow tenant() {
    return tenant;
  }

  String name() {
    return name;
  }

  String accountNumber() {
    return accountNumber;
  }

  Optional<UserRow> stored() {
    return stored;
  }

  String displayName() {
    return displayName;
  }

  Optional<String> email() {
    return Optional.of(email).filter(it -> !it.isEmpty());
  }

  int idsGenerated() {
    return idsGenerated;
  }

  /** The extension to be taken for it; empty when it has none or has it already. */
  Optional<String> newExtension() {
    return newExtension;
  }

  /** Numbers to be added for it. */
  List<String> newNumbers() {
    return newNumbers;
  }

  /** Numbers that are there, ring nobody, and will ring it. */
  List<String> adoptedNumbers() {
    return adoptedNumbers;
  }

  /** Whether the file tells something about a stored user that was not known. */
  boolean isEnriched() {
    return stored
        .filter(
            it ->
                !it.displayName().equals(displayName)
                    || !it.email().equals(email())
                    || it.idsGenerated() != idsGenerated)
        .isPresent();
  }

  void call(String given) {
    refuseOther("full name", displayName, given);
    displayName = given;
  }

  void mailTo(String given) {
    refuseOther("e-mail address", email, given);
    email = given;
  }

  /** Gives it an extension, taken first where it has none yet. */
  void extend(String given, Runnable take) {
    refuseOther("extension", extension, given);
    if (extension.isEmpty()) {
      take.run();
      extension = given;
      newExtension = Optional.of(given);
    }
  }

  /** A device id from its account number that is free. */
  String generateDeviceId(Predicate<String> isFree) {
    String id;
    do {
      id = DeviceService.generatedId(accountNumber, idsGenerated++);
    } while (!isFree.test(id));
    return id;
  }

  /** Rows of one user may repeat what is known of it, or leave it out. */
  private void refuseOther(String what, String known, String given) {
    if (!known.isEmpty() && !known.equals(given)) {
      throw invalid(
          "user " + name + " has the " + what + " \"" + known + "\" already",
          "repeat that, or leave the cell empty");
    }
  }
}
