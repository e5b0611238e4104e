package io.ringwerk.server;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.service.Provisioning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The demo's tenant: three users with six devices, their extensions, and a group of all three. */
public final class DemoDirectory {

  /** The demo's tenant, which also answers for the server's own addresses. */
  public static final String DOMAIN = "demo.ringwerk.test";

  private static final Actor DEMO = new Actor("demo");

  private final Provisioning provisioning;

  private DemoDirectory(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  /**
   * Fills an empty directory; leaves one alone that has been filled before.
   *
   * @return every device with its credentials
   */
  public static List<Entry> open(Provisioning provisioning) {
    DemoDirectory demo = new DemoDirectory(provisioning);
    if (provisioning.tenants().list(ListQuery.all()).items().isEmpty()) {
      demo.fill();
    }
    return demo.entries();
  }

  private void fill() {
    provisioning.tenants().add(NewTenant.of(DOMAIN));
    addUser("anna", "Anna", "11", "Desk phone", "Softphone");
    addUser("ben", "Ben", "12", "Desk phone", "Softphone", "Mobile");
    addUser("clara", "Clara", "13", "Desk phone");
    provisioning
        .groups()
        .add(
            new NewGroup(
                DOMAIN,
                "team",
                "Team",
                Optional.of("20"),
                List.of(),
                List.of("anna", "ben", "clara")));
  }

  private void addUser(String name, String displayName, String extension, String... devices) {
    provisioning
        .users()
        .add(
            new NewUser(
                DOMAIN,
                name,
                displayName,
                Optional.empty(),
                Optional.of(extension),
                List.of(),
                List.of()));
    for (String label : devices) {
      provisioning.devices().add(NewDevice.of(DOMAIN, name, label), DEMO);
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Device device : provisioning.devices().list(ListQuery.all()).items()) {
      entries.add(new Entry(device.label(), provisioning.devices().reveal(device.ref(), DEMO)));
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.credentials().user())
            .thenComparing(entry -> entry.credentials().device().deviceId()));
    return entries;
  }

  /**
   * A device of the demo.
   *
   * @param label what people call it
   * @param credentials what is typed into it
   */
  public record Entry(String label, DeviceCredentials credentials) {}
}
