package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.credential.AdminTokens;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import java.time.InstantSource;

/** Everything provisioning offers, on one open database. Shared by all threads. */
public final class Provisioning implements AutoCloseable {
  private Provisioning() {}

  /**
   * Opens the database, or creates it together with its key at the first start, and fills the
   * directory.
   *
   * @param listener is told when credentials end
   * @throws StartFailure when anything is not as it must be; nothing is guessed and nothing
   *     replaced
   */
  public static Provisioning open(
      ProvisioningSettings settings, InstantSource clock, CredentialListener listener)
      throws StartFailure {
    return NotBuilt.yet();
  }

  /** Who exists, for the SIP side; its aliases are set by the server. */
  public InMemoryDirectory directory() {
    return NotBuilt.yet();
  }

  /** Checks admin tokens. */
  public AdminTokens adminTokens() {
    return NotBuilt.yet();
  }

  /** Operations on tenants. */
  public TenantService tenants() {
    return NotBuilt.yet();
  }

  /** Operations on users. */
  public UserService users() {
    return NotBuilt.yet();
  }

  /** Operations on devices. */
  public DeviceService devices() {
    return NotBuilt.yet();
  }

  /** Operations on numbers. */
  public NumberService numbers() {
    return NotBuilt.yet();
  }

  /** Operations on groups. */
  public GroupService groups() {
    return NotBuilt.yet();
  }

  /** Bulk import. */
  public ImportService imports() {
    return NotBuilt.yet();
  }

  /** The audit trail. */
  public AuditTrail auditTrail() {
    return NotBuilt.yet();
  }

  /** Flushes and closes the database. */
  @Override
  public void close() {}
}
