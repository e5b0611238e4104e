package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.credential.AdminTokens;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.store.DatabaseSettings;
import java.time.InstantSource;

/** Everything provisioning offers, on one open database. Shared by all threads. */
public final class Provisioning implements AutoCloseable {
  private final Installation installation;
  private final AdminTokens adminTokens;
  private final InMemoryDirectory directory;
  private final TenantService tenants;
  private final UserService users;
  private final DeviceService devices;
  private final NumberService numbers;
  private final GroupService groups;
  private final ImportService imports;
  private final AuditTrail auditTrail;

  private Provisioning(
      Installation installation,
      AdminTokens adminTokens,
      InMemoryDirectory directory,
      InstantSource clock,
      CredentialListener listener) {
    this.installation = installation;
    this.adminTokens = adminTokens;
    this.directory = directory;
    Changes changes = installation.changes(directory, clock, listener);
    CredentialIssuer credentials = new CredentialIssuer(installation.seal());
    AccountNumbers accountNumbers = new AccountNumbers();
    this.tenants = new TenantService(changes);
    this.users = new UserService(changes, accountNumbers);
    this.devices = new DeviceService(changes, credentials);
    this.numbers = new NumberService(changes);
    this.groups = new GroupService(changes);
    this.imports = new ImportService(changes, credentials, accountNumbers);
    this.auditTrail = new AuditTrail(changes);
  }

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
    DatabaseSettings database =
        DatabaseSettings.in(settings.dataDirectory(), settings.connections());
    return open(settings, database, clock, listener);
  }

  static Provisioning open(
      ProvisioningSettings settings,
      DatabaseSettings database,
      InstantSource clock,
      CredentialListener listener)
      throws StartFailure {
    Installation installation = Installation.open(database, settings.keyFile(), clock);
    try {
      AdminTokens adminTokens = Installation.adminTokens(settings.adminTokenFile());
      InMemoryDirectory directory = installation.readDirectory();
      return new Provisioning(installation, adminTokens, directory, clock, listener);
    } catch (StartFailure | RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  /** Who exists, for the SIP side; its aliases are set by the server. */
  public InMemoryDirectory directory() {
    return directory;
  }

  /** Checks admin tokens. */
  public AdminTokens adminTokens() {
    return adminTokens;
  }

  /** Operations on tenants. */
  public TenantService tenants() {
    return tenants;
  }

  /** Operations on users. */
  public UserService users() {
    return users;
  }

  /** Operations on devices. */
  public DeviceService devices() {
    return devices;
  }

  /** Operations on numbers. */
  public NumberService numbers() {
    return numbers;
  }

  /** Operations on groups. */
  public GroupService groups() {
    return groups;
  }

  /** Bulk import. */
  public ImportService imports() {
    return imports;
  }

  /** The audit trail. */
  public AuditTrail auditTrail() {
    return auditTrail;
  }

  /** Flushes and closes the database. */
  @Override
  public void close() {
    installation.close();
  }
}
