package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The people of the measured domain: callers with one device each, and called users.
 *
 * @param callers devices that register, query and call
 * @param called users who are called
 * @param devicesEach devices that ring for each of them
 */
record Residents(int callers, int called, int devicesEach) {

  /** The domain, which is also the realm. */
  static final String DOMAIN = "bench.test";

  /** How several phones of one user look to a server. */
  enum Form {
    /** Each phone is a device of its own that belongs to the user, as in Ringwerk. */
    DEVICES_OF_A_USER,
    /** All phones use the user's credentials: several contacts of one address of record. */
    CONTACTS_OF_AN_ADDRESS
  }

  /** Devices that only register and query. */
  static Residents devices(int callers) {
    return new Residents(callers, 0, 0);
  }

  /** Whom the generator plays. */
  Population population(Form form) {
    return new Population(
        subscribers("caller", callers),
        IntStream.range(0, called).mapToObj(i -> callee(i, form)).toList());
  }

  /** What Ringwerk imports: each caller a user with one device, each called user with theirs. */
  String csv() {
    StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
    for (Subscriber caller : subscribers("caller", callers)) {
      appendRow(csv, "user-of-" + caller.device(), caller);
    }
    for (int i = 0; i < called; i++) {
      for (Subscriber device : callee(i, Form.DEVICES_OF_A_USER).devices()) {
        appendRow(csv, user(i), device);
      }
    }
    return csv.toString();
  }

  /** Everybody with credentials of their own, each once, as devices look in this form. */
  Set<Subscriber> credentials(Form form) {
    Set<Subscriber> all = new LinkedHashSet<>(subscribers("caller", callers));
    for (int i = 0; i < called; i++) {
      all.addAll(callee(i, form).devices());
    }
    return all;
  }

  private Callee callee(int index, Form form) {
    List<Subscriber> devices = new ArrayList<>();
    for (int device = 0; device < devicesEach; device++) {
      devices.add(
          switch (form) {
            case DEVICES_OF_A_USER -> subscriber(user(index) + "-" + device);
            case CONTACTS_OF_AN_ADDRESS -> subscriber(user(index));
          });
    }
    return new Callee("sip:" + user(index) + "@" + DOMAIN, devices);
  }

  private static String user(int index) {
    return "called-" + index;
  }

  private static List<Subscriber> subscribers(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> subscriber(prefix + "-" + i)).toList();
  }

  private static Subscriber subscriber(String device) {
    return new Subscriber(device, DOMAIN, "secret-" + device);
  }

  private static void appendRow(StringBuilder csv, String user, Subscriber device) {
    csv.append(DOMAIN).append(',').append(user).append(',');
    csv.append(device.device()).append(',').append(device.password()).append('\n');
  }
}
