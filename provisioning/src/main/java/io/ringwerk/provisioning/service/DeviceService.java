package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.conflict;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.AuditRecord.Action;
import io.ringwerk.provisioning.CredentialListener.Reason;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.service.CredentialIssuer.Issued;
import io.ringwerk.provisioning.store.DeviceRow;
import io.ringwerk.provisioning.store.DeviceTable;
import io.ringwerk.provisioning.store.NameKind;
import io.ringwerk.provisioning.store.NameOwner;
import io.ringwerk.provisioning.store.NameRow;
import io.ringwerk.provisioning.store.NameUse;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import io.ringwerk.provisioning.store.UserRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What can be done with devices. Shared by all threads. Every operation throws {@link
 * io.ringwerk.provisioning.ProvisioningException} when it is refused.
 */
public final class DeviceService {
  private final Changes changes;
  private final CredentialIssuer credentials;

  DeviceService(Changes changes, CredentialIssuer credentials) {
    this.changes = changes;
    this.credentials = credentials;
  }

  /** Adds a device and issues its credentials; audited. */
  public DeviceCredentials add(NewDevice device, Actor actor) {
    return changes.change(change -> add(change, device, actor));
  }

  /** The devices by tenant and id; the text is looked for in id, label and user. */
  public Page<Device> list(ListQuery query) {
    return changes.read(
        tables -> {
          new Stored(tables).refuseUnknown(query);
          Page<DeviceRow> page = tables.devices().list(query);
          return new Page<>(views(tables, page.items()), page.offset(), page.total());
        });
  }

  /** One device. */
  public Device show(DeviceRef device) {
    return changes.read(tables -> view(tables, device));
  }

  /** Gives it another label; its id stays. */
  public Device rename(DeviceRef device, String label) {
    String text = Syntax.text(label);
    return update(device, (tables, row) -> tables.relabel(row.id(), text));
  }

  /** Changes what it is challenged with; empty for its tenant's choice. */
  public Device changeOffer(DeviceRef device, Optional<AlgorithmOffer> offer) {
    return update(device, (tables, row) -> tables.changeOffer(row.id(), offer));
  }

  /** Enables it. */
  public Device enable(DeviceRef device) {
    return update(device, (tables, row) -> tables.enable(row.id(), true));
  }

  /** Disables it: it can neither register nor call nor be called; its credentials end. */
  public Device disable(DeviceRef device) {
    return changes.change(
        change -> {
          DeviceRow row = change.stored().device(device);
          change.tables().devices().enable(row.id(), false);
          change.touchUser(row.userId());
          change.end(row.ref(), Reason.DISABLED);
          return view(change.tables(), device);
        });
  }

  /**
   * Issues a new password; audited. When this returns, the old one is refused, also after a crash,
   * and its registrations have ended.
   */
  public DeviceCredentials rotate(DeviceRef device, Actor actor) {
    return changes.change(
        change -> {
          DeviceRow row = change.stored().device(device);
          Issued issued = credentials.reissue(row, change.at());
          change.tables().devices().replaceCredentials(row.id(), issued.row());
          change.audit(actor, Action.ROTATED, row.ref().tenant(), row.ref().deviceId());
          change.touchUser(row.userId());
          change.end(row.ref(), Reason.ROTATED);
          return new DeviceCredentials(row.ref(), row.user(), row.realm(), issued.password());
        });
  }

  /** Shows its credentials; audited. Refused when an import brought HA1s only. */
  public DeviceCredentials reveal(DeviceRef device, Actor actor) {
    return changes.change(
        change -> {
          DeviceRow row = change.stored().device(device);
          DeviceCredentials opened =
              credentials
                  .open(row)
                  .orElseThrow(
                      () ->
                          conflict(
                              "the password of device "
                                  + row.ref()
                                  + " is not known: it was imported as HA1",
                              "issue a new one with: ringwerk admin device rotate "
                                  + row.ref().deviceId()));
          change.audit(actor, Action.REVEALED, row.ref().tenant(), row.ref().deviceId());
          return opened;
        });
  }

  /**
   * Hands out the credentials of all devices whose password is known, by tenant and id, one after
   * the other; audited.
   *
   * @param tenant only this tenant's
   * @return how many
   */
  public long export(Optional<String> tenant, Actor actor, Consumer<DeviceCredentials> consumer) {
    Optional<TenantRow> only =
        changes.change(
            change -> {
              Optional<TenantRow> found = tenant.map(change.stored()::tenant);
              change.audit(actor, Action.EXPORTED, found.map(TenantRow::domain).orElse(""), "");
              return found;
            });
    AtomicLong count = new AtomicLong();
    changes.read(
        tables -> {
          tables
              .devices()
              .forEachWithPassword(
                  only.map(TenantRow::id),
                  row -> {
                    credentials.open(row).ifPresent(consumer);
                    count.incrementAndGet();
                  });
          return count;
        });
    return count.get();
  }

  /** Removes it; its credentials end. Its numbers stay and are unassigned. */
  public void remove(DeviceRef device) {
    changes.change(
        change -> {
          DeviceRow row = change.stored().device(device);
          remove(change, row);
          change.touchUser(row.userId());
          return row;
        });
  }

  private DeviceCredentials add(Change change, NewDevice device, Actor actor) {
    TenantRow tenant = change.stored().tenant(device.tenant());
    UserRow user = change.stored().user(tenant, device.user());
    NameSpace names = change.nameSpace(tenant);
    String id =
        device
            .deviceId()
            .filter(given -> !given.isBlank())
            .map(Syntax::deviceId)
            .orElseGet(() -> generateId(change.tables(), names, user));
    NameUse wanted = NameUse.of(NameKind.DEVICE, id, NameOwner.device(id, user.name()));
    names.refuseTaken(wanted);
    DeviceRef ref = new DeviceRef(tenant.domain(), id);
    Issued issued = credentials.issue(ref, tenant.realm(), change.at());
    names.take(wanted, insert(change.tables(), user, device, id, issued));
    change.audit(actor, Action.ISSUED, tenant.domain(), id);
    change.touchUser(user.id());
    return new DeviceCredentials(ref, user.name(), tenant.realm(), issued.password());
  }

  private static long insert(
      Tables tables, UserRow user, NewDevice device, String id, Issued issued) {
    String label = Syntax.text(device.label());
    DeviceTable.NewRow row =
        new DeviceTable.NewRow(user.id(), id, label, device.offer(), issued.row());
    return tables.devices().insertAll(List.of(row)).get(0);
  }

  static void remove(Change change, DeviceRow device) {
    Tables tables = change.tables();
    change.forgetAll(device.ref().tenant(), tables.names().ofDevices(List.of(device.id())));
    tables.names().release(RouteTarget.Kind.DEVICE, device.id());
    tables.devices().delete(device.id());
    change.end(device.ref(), Reason.REMOVED);
  }

  /**
   * {@code 1234567e0}, {@code 1234567e1}, …: an id is not given out twice, nor one that somebody
   * chose.
   */
  private static String generateId(Tables tables, NameSpace names, UserRow user) {
    int index = user.idsGenerated();
    while (!names.isFree(generatedId(user.accountNumber(), index))) {
      index++;
    }
    tables.users().idsGenerated(user.id(), index + 1);
    return generatedId(user.accountNumber(), index);
  }

  static String generatedId(String accountNumber, int index) {
    return accountNumber + "e" + index;
  }

  private Device update(DeviceRef device, BiConsumer<DeviceTable, DeviceRow> update) {
    return changes.change(
        change -> {
          DeviceRow row = change.stored().device(device);
          update.accept(change.tables().devices(), row);
          change.touchUser(row.userId());
          return view(change.tables(), device);
        });
  }

  private static Device view(Tables tables, DeviceRef device) {
    return views(tables, List.of(new Stored(tables).device(device))).get(0);
  }

  private static List<Device> views(Tables tables, List<DeviceRow> devices) {
    List<Long> ids = devices.stream().map(DeviceRow::id).toList();
    Map<Long, List<NameRow>> names =
        NameRow.byOwner(tables.names().ofDevices(ids), RouteTarget.Kind.DEVICE);
    return devices.stream()
        .map(device -> view(device, names.getOrDefault(device.id(), List.of())))
        .toList();
  }

  private static Device view(DeviceRow device, List<NameRow> names) {
    return new Device(
        device.ref(),
        device.user(),
        device.label(),
        device.enabled(),
        device.ownOffer(),
        device.offer(),
        device.credentials().version(),
        device.credentials().since(),
        device.credentials().needsRotation(),
        device.credentials().password().isPresent(),
        NameRow.numbers(names));
  }
}
