package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.AuditRecord;
import java.time.Instant;
import java.util.Locale;

@Described("One line of the audit trail: who saw or changed which password")
record AuditView(
    Instant at,
    String actor,
    @Described(value = "What was done", example = "revealed") String action,
    @Described("The tenant it concerned; empty when it concerned all") String tenant,
    @Described("To what, such as a device id") String subject) {

  static AuditView of(AuditRecord entry) {
    return new AuditView(
        entry.at(),
        entry.actor(),
        entry.action().name().toLowerCase(Locale.ROOT),
        entry.tenant(),
        entry.subject());
  }
}
