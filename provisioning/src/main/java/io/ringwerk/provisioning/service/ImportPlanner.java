package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.invalid;
import static io.ringwerk.provisioning.service.ImportColumn.DEVICE;
import static io.ringwerk.provisioning.service.ImportColumn.EMAIL;
import static io.ringwerk.provisioning.service.ImportColumn.EXTENSION;
import static io.ringwerk.provisioning.service.ImportColumn.GROUPS;
import static io.ringwerk.provisioning.service.ImportColumn.HA1_MD5;
import static io.ringwerk.provisioning.service.ImportColumn.HA1_SHA256;
import static io.ringwerk.provisioning.service.ImportColumn.LABEL;
import static io.ringwerk.provisioning.service.ImportColumn.NAME;
import static io.ringwerk.provisioning.service.ImportColumn.NUMBERS;
import static io.ringwerk.provisioning.service.ImportColumn.PASSWORD;
import static io.ringwerk.provisioning.service.ImportColumn.TENANT;
import static io.ringwerk.provisioning.service.ImportColumn.USER;

import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.service.ImportResult.Rejected;
import io.ringwerk.provisioning.store.Tables;
import io.ringwerk.provisioning.store.TenantRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Decides what an import adds, and finds everything that is wrong with it; changes nothing. A
 * problem in one cell does not hide those in other cells, unless these depend on it.
 */
final class ImportPlanner {
  private static final Pattern LIST_SEPARATOR = Pattern.compile("[;\\s]+");

  private final Tables tables;
  private final AccountNumbers accountNumbers;
  private final Set<String> accountNumbersTaken;
  private final Map<String, PlannedTenant> tenants = new HashMap<>();
  private final Set<PlannedUser> users = new LinkedHashSet<>();
  private final Set<PlannedGroup> groups = new LinkedHashSet<>();
  private final List<PlannedDevice> devices = new ArrayList<>();
  private final List<ImportProblem> problems = new ArrayList<>();

  ImportPlanner(Tables tables, AccountNumbers accountNumbers) {
    this.tables = tables;
    this.accountNumbers = accountNumbers;
    this.accountNumbersTaken = new HashSet<>(tables.users().accountNumbers());
  }

  /** Looks at all rows, or at enough of them to fill a page with problems. */
  void read(List<ImportRow> rows) {
    for (ImportRow row : rows) {
      if (problems.size() > Rejected.MAX_PROBLEMS) {
        return;
      }
      read(row);
    }
  }

  /** Why the import is refused; empty when it is not. */
  Optional<Rejected> rejected() {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    boolean more = problems.size() > Rejected.MAX_PROBLEMS;
    return Optional.of(
        new Rejected(more ? problems.subList(0, Rejected.MAX_PROBLEMS) : problems, more));
  }

  /**
   * What is to be added when it is not refused. Ids are generated last, so that none takes one the
   * file brings.
   */
  ImportPlan plan() {
    return new ImportPlan(
        List.copyOf(users), List.copyOf(groups), devices.stream().map(this::withId).toList());
  }

  private PlannedDevice withId(PlannedDevice device) {
    if (!device.deviceId().isEmpty()) {
      return device;
    }
    PlannedTenant tenant = tenant(device.user().tenant().domain());
    return device.withId(tenant.generateDeviceId(device.user()));
  }

  private void read(ImportRow row) {
    Optional<PlannedTenant> tenant = value(row, TENANT, this::tenant);
    Optional<PlannedUser> user =
        tenant.flatMap(it -> value(row, USER, text -> user(it, text, row.line())));
    if (tenant.isEmpty() || user.isEmpty()) {
      return;
    }
    users.add(user.get());
    readUser(row, tenant.get(), user.get());
    readDevice(row, tenant.get(), user.get());
  }

  private PlannedUser user(PlannedTenant tenant, String text, long line) {
    return tenant.user(
        Syntax.name(text),
        line,
        () -> accountNumbers.next(number -> !accountNumbersTaken.add(number)));
  }

  private PlannedTenant tenant(String domain) {
    TenantRow row = domain.isEmpty() ? defaultTenant() : new Stored(tables).tenant(domain);
    return tenants.computeIfAbsent(row.domain(), it -> PlannedTenant.read(tables, row));
  }

  private TenantRow defaultTenant() {
    return tables
        .tenants()
        .findDefault()
        .orElseThrow(
            () ->
                invalid(
                    "there is no default tenant",
                    "name the tenant, or add one with: ringwerk admin tenant add DOMAIN"));
  }

  private void readUser(ImportRow row, PlannedTenant tenant, PlannedUser user) {
    long line = row.line();
    use(row, NAME, text -> user.call(Syntax.text(text)));
    use(row, EMAIL, text -> user.mailTo(Syntax.email(text)));
    use(row, EXTENSION, text -> tenant.takeExtension(Syntax.extension(text), user, line));
    useEach(row, NUMBERS, text -> tenant.takeNumber(Syntax.number(text), user, line));
    useEach(row, GROUPS, text -> join(tenant.group(Syntax.name(text), line), user));
  }

  private void join(PlannedGroup group, PlannedUser user) {
    group.join(user);
    groups.add(group);
  }

  private void readDevice(ImportRow row, PlannedTenant tenant, PlannedUser user) {
    Optional<String> deviceId =
        given(row, DEVICE, text -> deviceId(text, tenant, user, row.line()));
    Optional<String> label = given(row, LABEL, Syntax::text);
    Optional<VoipPassword> password = given(row, PASSWORD, ImportPlanner::password);
    Optional<Ha1> md5 =
        given(row, HA1_MD5, text -> ha1(DigestAlgorithm.MD5, text, row, tenant.row(), password));
    Optional<Ha1> sha256 =
        given(
            row,
            HA1_SHA256,
            text -> ha1(DigestAlgorithm.SHA_256, text, row, tenant.row(), password));
    devices.add(
        new PlannedDevice(user, deviceId.orElse(""), label.orElse(""), password, md5, sha256));
  }

  private static String deviceId(String text, PlannedTenant tenant, PlannedUser user, long line) {
    String deviceId = Syntax.deviceId(text);
    tenant.takeDeviceId(deviceId, user, line);
    return deviceId;
  }

  private static VoipPassword password(String text) {
    if (!VoipPassword.isAcceptable(text)) {
      throw invalid(
          "this cannot be a VoIP password",
          "use 1 to " + VoipPassword.MAX_LENGTH + " characters, or leave the cell empty");
    }
    return VoipPassword.of(text);
  }

  /**
   * An HA1 is good for one user name and one realm; with a password beside it, the two must agree.
   */
  private static Ha1 ha1(
      DigestAlgorithm algorithm,
      String text,
      ImportRow row,
      TenantRow tenant,
      Optional<VoipPassword> password) {
    String deviceId = row.text(DEVICE);
    if (deviceId.isEmpty()) {
      throw invalid(
          "an HA1 is good for one device id only, and the row has none", "give the device id");
    }
    Ha1 ha1 = Ha1.parse(algorithm, text).orElseThrow(() -> notAnHa1(algorithm));
    password
        .map(it -> Ha1.of(algorithm, deviceId, tenant.realm(), it))
        .filter(expected -> !expected.equals(ha1))
        .ifPresent(
            expected -> {
              throw contradiction(deviceId, tenant.realm());
            });
    return ha1;
  }

  private static ProvisioningException notAnHa1(DigestAlgorithm algorithm) {
    return invalid(
        "this is not an HA1 in " + algorithm.token(),
        "use " + 2 * algorithm.digestBytes() + " hexadecimal digits");
  }

  private static ProvisioningException contradiction(String deviceId, String realm) {
    return invalid(
        "the HA1 is not that of user name %s, realm %s and the password".formatted(deviceId, realm),
        "give one of the two, and see that the tenant's realm is that of the old system");
  }

  private void use(ImportRow row, ImportColumn column, Consumer<String> use) {
    given(
        row,
        column,
        text -> {
          use.accept(text);
          return text;
        });
  }

  private void useEach(ImportRow row, ImportColumn column, Consumer<String> use) {
    use(
        row,
        column,
        list ->
            LIST_SEPARATOR.splitAsStream(list).filter(element -> !element.isEmpty()).forEach(use));
  }

  /** The value of a cell that is not empty. */
  private <T> Optional<T> given(ImportRow row, ImportColumn column, Function<String, T> reading) {
    return row.text(column).isEmpty() ? Optional.empty() : value(row, column, reading);
  }

  /** The value of a cell, or a problem noted. */
  private <T> Optional<T> value(ImportRow row, ImportColumn column, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(row.text(column)));
    } catch (ProvisioningException refusal) {
      problems.add(
          new ImportProblem(
              row.line(),
              row.cell(column).position(),
              column.header(),
              refusal.getMessage() + "; " + refusal.nextStep()));
      return Optional.empty();
    }
  }
}
