package io.ringwerk.provisioning;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param at when
 * @param actor who, as {@link Actor#name()}
 * @param action what was done
 * @param tenant the tenant it concerned; empty when it concerned all
 * @param subject to what, such as a device id
 */
public record AuditRecord(Instant at, String actor, Action action, String tenant, String subject) {
  /** What is audited: whatever shows a password to somebody. */
  public enum Action {
    /** A device was added and its password shown. */
    ISSUED,
    /** A device's password was shown. */
    REVEALED,
    /** A device's password was replaced and the new one shown. */
    ROTATED,
    /** A file was imported and the generated passwords shown. */
    IMPORTED,
    /** The passwords of a tenant, or of all, were exported. */
    EXPORTED
  }
}
