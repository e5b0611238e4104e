package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.AuditRecord;
import io.ringwerk.provisioning.CredentialListener.Reason;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One operation while it is being done: the tables it changes, and what of it the directory and the
 * credential listener learn once it is committed.
 */
final class Change {
  private final Tables tables;
  private final Instant at;
  private final DirectoryChange directory = new DirectoryChange();
  private final Set<Long> touchedUsers = new LinkedHashSet<>();
  private final Set<Long> touchedGroups = new LinkedHashSet<>();
  private final List<EndedCredentials> ended = new ArrayList<>();

  /** A device whose credentials end. */
  record EndedCredentials(DeviceRef device, Reason reason) {}

  Change(Tables tables, Instant at) {
    this.tables = tables;
    this.at = at;
  }

  Tables tables() {
    return tables;
  }

  Stored stored() {
    return new Stored(tables);
  }

  NameSpace nameSpace(TenantRow tenant) {
    return new NameSpace(tables.names(), tenant.id());
  }

  Instant at() {
    return at;
  }

  /** The directory shall show this user and its devices as they are at the end of this change. */
  void touchUser(long userId) {
    touchedUsers.add(userId);
  }

  /** The same for many users. */
  void touchUsers(Collection<Long> userIds) {
    touchedUsers.addAll(userIds);
  }

  /** The directory shall show this group as it is at the end of this change. */
  void touchGroup(long groupId) {
    touchedGroups.add(groupId);
  }

  /** The directory shall show this tenant so. */
  void showTenant(TenantRow tenant) {
    directory.tenant(tenant.entry());
  }

  /** The directory shall forget this name, number or extension. */
  void forget(String domain, String name) {
    directory.remove(domain, name);
  }

  /** The same for many names. */
  void forgetAll(String domain, Collection<NameRow> names) {
    names.forEach(name -> forget(domain, name.name()));
  }

  /** The directory shall forget this tenant with everything in it. */
  void forgetTenant(String domain) {
    directory.removeTenant(domain);
  }

  /** The device's credentials are no longer good. */
  void end(DeviceRef device, Reason reason) {
    ended.add(new EndedCredentials(device, reason));
  }

  void audit(Actor actor, AuditRecord.Action action, String tenant, String subject) {
    tables.audit().insert(new AuditRecord(at, actor.name(), action, tenant, subject));
  }

  /**
   * What the directory learns; what was forgotten goes first, so that a name may come back as
   * something else.
   */
  DirectoryChange directoryChange(DirectoryReader reader) {
    reader.readUsers(tables, touchedUsers, directory);
    reader.readGroups(tables, touchedGroups, directory);
    return directory;
  }

  List<EndedCredentials> ended() {
    return ended;
  }
}
