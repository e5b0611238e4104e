package io.ringwerk.provisioning.service;

import java.nio.file.Path;

/**
 * Where provisioning keeps what it keeps.
 *
 * @param dataDirectory where the database file {@code provisioning.mv.db} lies; created when
 *     missing
 * @param keyFile the key the credentials are sealed under; best on another disk and in another
 *     backup than the database
 * @param adminTokenFile where the admin token is written at the first start
 * @param connections how many operations may read the database at once, ≥ 2
 */
public record ProvisioningSettings(
    Path dataDirectory, Path keyFile, Path adminTokenFile, int connections) {
  /** Everything in one directory: for trying out and for tests. */
  public static ProvisioningSettings in(Path directory) {
    return new ProvisioningSettings(
        directory, directory.resolve("ringwerk.key"), directory.resolve("admin.token"), 4);
  }
}
