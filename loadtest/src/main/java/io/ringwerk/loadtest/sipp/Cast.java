package io.ringwerk.loadtest.sipp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which device plays what.
 *
 * @param phones parts that register first and take calls while the others run
 * @param measured the parts whose figures count
 * @param called the devices behind the phones; signed off at the end
 * @param rotated the devices whose passwords are rotated meanwhile
 */
record Cast(List<Part> phones, List<Part> measured, List<Device> called, List<Device> rotated) {

  /** Each needs a process of its own. */
  private static final int MOST_RINGING = 30;

  Cast {
    phones = List.copyOf(phones);
    measured = List.copyOf(measured);
    called = List.copyOf(called);
    rotated = List.copyOf(rotated);
  }

  /** Casts the devices of an order; fails if they don't suffice. */
  static Cast of(LoadOrder order) {
    return switch (order.scenario()) {
      case REGISTER, REREGISTER, UNREGISTER -> registering(order);
      case DUPLICATES -> twoPlaces(order);
      case ROTATIONS -> rotating(order);
      case CALLS -> calls(order);
      case FORKED_CALLS -> forkedCalls(order);
      case GROUP_CALLS -> groupCalls(order);
    };
  }

  private static Cast registering(LoadOrder order) {
    return measuredOnly(List.of(registering(order, "phones", order.devices())));
  }

  private static Cast twoPlaces(LoadOrder order) {
    return measuredOnly(
        List.of(
            registering(order, "first place", order.devices()),
            registering(order, "second place", order.devices())));
  }

  private static Cast rotating(LoadOrder order) {
    int half = order.devices().size() / 2;
    if (half == 0) {
      throw tooFew(order, "two devices: one whose password is rotated, one that keeps registering");
    }
    List<Device> steady = order.devices().subList(half, order.devices().size());
    return new Cast(
        List.of(),
        List.of(registering(order, "phones", steady)),
        List.of(),
        order.devices().subList(0, half));
  }

  private static Cast calls(LoadOrder order) {
    List<List<Device>> users = users(order);
    if (users.size() < 2) {
      throw tooFew(order, "devices of two users in one domain: one calls, one is called");
    }
    int called = Math.min(order.called(), users.size() / 2);
    List<Device> answering = firstOfEach(users.subList(0, called));
    return calling(
        order,
        List.of(Part.phones("answering", "answer", answering)),
        answering,
        answering.stream().map(Device::id).toList(),
        firstOfEach(users.subList(called, users.size())));
  }

  private static Cast forkedCalls(LoadOrder order) {
    List<List<Device>> users = users(order);
    List<List<Device>> several = users.stream().filter(devices -> devices.size() > 1).toList();
    int most = Math.min(order.called(), Math.max(1, users.size() / 2));
    if (users.size() < 2 || several.isEmpty()) {
      throw tooFew(order, "in one domain a user with several devices, and another one who calls");
    }
    List<List<Device>> called = several.subList(0, Math.min(most, several.size()));
    List<List<Device>> callers =
        users.stream().filter(devices -> !called.contains(devices)).toList();
    List<Part> phones = new ArrayList<>();
    phones.add(Part.phones("answering", "answer", firstOfEach(called)));
    phones.addAll(ringing(othersOfEach(called)));
    return calling(
        order,
        phones,
        called.stream().flatMap(List::stream).toList(),
        called.stream().map(devices -> devices.get(0).user()).toList(),
        firstOfEach(callers));
  }

  private static Cast groupCalls(LoadOrder order) {
    String group =
        order
            .group()
            .orElseThrow(
                () ->
                    LoadFailure.usage(
                        "group-calls needs the group's name or extension: --group team --members anna,ben"));
    List<Device> called = new ArrayList<>();
    for (String member : order.members()) {
      called.addAll(devicesOf(order, member));
    }
    List<Device> callers =
        firstOfEach(
            users(order).stream()
                .filter(devices -> !order.members().contains(devices.get(0).user()))
                .toList());
    if (called.isEmpty() || callers.isEmpty()) {
      throw tooFew(order, "devices of the group's --members, and of somebody else who calls them");
    }
    List<Part> phones = new ArrayList<>();
    phones.add(Part.phones("answering", "answer", called.subList(0, 1)));
    phones.addAll(ringing(called.stream().skip(1).map(List::of).toList()));
    return calling(order, phones, called, List.of(group), callers);
  }

  private static List<Device> devicesOf(LoadOrder order, String member) {
    return users(order).stream()
        .filter(devices -> devices.get(0).user().equals(member))
        .findFirst()
        .orElseThrow(
            () ->
                LoadFailure.usage(
                    "--members %s: the credentials file has no device of that user in the domain %s"
                        .formatted(member, domain(order))));
  }

  private static Cast calling(
      LoadOrder order,
      List<Part> phones,
      List<Device> called,
      List<String> dialled,
      List<Device> callers) {
    List<String> lines =
        IntStream.range(0, Math.max(dialled.size(), callers.size()))
            .mapToObj(
                i ->
                    callers.get(i % callers.size()).injection()
                        + ";"
                        + dialled.get(i % dialled.size()))
            .toList();
    Part calling = Part.calling(order.scenario().file(), lines, order.rate(), order.count());
    return new Cast(phones, List.of(calling), called, List.of());
  }

  private static Part registering(LoadOrder order, String name, List<Device> devices) {
    return Part.registering(name, order.scenario().file(), devices, order.rate(), order.count());
  }

  private static Cast measuredOnly(List<Part> parts) {
    return new Cast(List.of(), parts, List.of(), List.of());
  }

  /** Calls stay in one domain, the first of the file. */
  private static List<List<Device>> users(LoadOrder order) {
    Map<String, List<Device>> users = new LinkedHashMap<>();
    order.devices().stream()
        .filter(device -> device.domain().equals(domain(order)))
        .forEach(
            device -> users.computeIfAbsent(device.user(), user -> new ArrayList<>()).add(device));
    return List.copyOf(users.values());
  }

  private static String domain(LoadOrder order) {
    return order.devices().get(0).domain();
  }

  private static List<Device> firstOfEach(List<List<Device>> users) {
    return users.stream().map(devices -> devices.get(0)).toList();
  }

  /** The second devices of all users, the third of all, and so on. */
  private static List<List<Device>> othersOfEach(List<List<Device>> users) {
    int most = users.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(1, most).mapToObj(i -> numbered(i, users)).toList();
  }

  private static List<Device> numbered(int index, List<List<Device>> users) {
    return users.stream()
        .filter(devices -> devices.size() > index)
        .map(devices -> devices.get(index))
        .toList();
  }

  /** One SIPp can't ring twice for one call: it tells calls apart by their Call-ID alone. */
  private static List<Part> ringing(List<List<Device>> apart) {
    if (apart.size() > MOST_RINGING) {
      throw LoadFailure.usage(
          "%d phones would ring for one call; with SIPp %d can: take devices out of the credentials file"
              .formatted(apart.size() + 1, MOST_RINGING + 1));
    }
    return IntStream.range(0, apart.size())
        .mapToObj(i -> Part.phones("ringing-" + (i + 1), "ring", apart.get(i)))
        .toList();
  }

  private static LoadFailure tooFew(LoadOrder order, String needed) {
    return LoadFailure.usage(
        "%s needs %s; the credentials file does not have them"
            .formatted(order.scenario().command(), needed));
  }
}
