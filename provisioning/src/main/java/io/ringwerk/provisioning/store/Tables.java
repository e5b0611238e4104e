package io.ringwerk.provisioning.store;

import org.jdbi.v3.core.Handle;

/**
 * All tables, as one reading or one transaction sees them. Not for several threads, nor beyond its
 * reading or transaction.
 */
public final class Tables {
  private final Handle handle;

  Tables(Handle handle) {
    this.handle = handle;
  }

  /** What ties the database to its key. */
  public InstallationTable installation() {
    return new InstallationTable(handle);
  }

  /** The tenants. */
  public TenantTable tenants() {
    return new TenantTable(handle);
  }

  /** The users. */
  public UserTable users() {
    return new UserTable(handle);
  }

  /** The devices. */
  public DeviceTable devices() {
    return new DeviceTable(handle);
  }

  /** The groups and their members. */
  public GroupTable groups() {
    return new GroupTable(handle);
  }

  /** The name space, with numbers and extensions. */
  public NameTable names() {
    return new NameTable(handle);
  }

  /** The audit trail. */
  public AuditTable audit() {
    return new AuditTable(handle);
  }
}
