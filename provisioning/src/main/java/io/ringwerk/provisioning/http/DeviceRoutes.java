package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.service.DeviceService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The operations on devices and their credentials. */
final class DeviceRoutes {

  private static final String DEVICES = "/api/v1/devices";
  private static final String DEVICE = DEVICES + "/{device}";

  private final DeviceService devices;
  private final ApiParameters parameters;

  DeviceRoutes(DeviceService devices, ApiParameters parameters) {
    this.devices = devices;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get(DEVICES, "listDevices")
            .summary("Lists devices")
            .query(
                ApiParameters.ONLY_TENANT,
                ApiParameters.ONLY_USER,
                ApiParameters.TEXT,
                ApiParameters.OFFSET,
                ApiParameters.LIMIT)
            .answersPage(
                DeviceView.class,
                call -> PageView.of(devices.list(parameters.page(call)), DeviceView::of)),
        Route.post(DEVICES, "addDevice")
            .summary("Adds a device and issues its credentials; audited")
            .reads(AddDevice.class)
            .creates(
                CredentialsView.class,
                DeviceRoutes::location,
                (call, added) -> add(added, call.actor())),
        Route.get(DEVICE, "showDevice")
            .summary("Shows a device")
            .query(ApiParameters.TENANT)
            .answers(DeviceView.class, call -> with(call, devices::show)),
        Route.put(DEVICE + "/label", "renameDevice")
            .summary("Gives it another label; its id stays")
            .query(ApiParameters.TENANT)
            .reads(ChangeLabel.class)
            .answers(
                DeviceView.class,
                (call, change) -> with(call, device -> devices.rename(device, change.label()))),
        Route.put(DEVICE + "/offer", "changeDeviceOffer")
            .summary("Changes what it is challenged with")
            .query(ApiParameters.TENANT)
            .reads(TenantRoutes.ChangeOffer.class)
            .answers(
                DeviceView.class, (call, change) -> changeOffer(call, Optional.of(change.offer()))),
        Route.delete(DEVICE + "/offer", "removeDeviceOffer")
            .summary("Lets it be challenged with its tenant's choice")
            .query(ApiParameters.TENANT)
            .answers(DeviceView.class, call -> changeOffer(call, Optional.empty())),
        Route.post(DEVICE + "/disable", "disableDevice")
            .summary("Disables it: it can neither register nor call nor be called")
            .query(ApiParameters.TENANT)
            .answers(DeviceView.class, call -> with(call, devices::disable)),
        Route.post(DEVICE + "/enable", "enableDevice")
            .summary("Enables it")
            .query(ApiParameters.TENANT)
            .answers(DeviceView.class, call -> with(call, devices::enable)),
        Route.post(DEVICE + "/rotate", "rotateDevice")
            .summary(
                "Issues a new password; the old one is refused and its registrations end at once; audited")
            .query(ApiParameters.TENANT)
            .answers(
                CredentialsView.class,
                call -> CredentialsView.of(devices.rotate(parameters.device(call), call.actor()))),
        Route.get(DEVICE + "/credentials", "revealDeviceCredentials")
            .summary("Shows its credentials; audited")
            .query(ApiParameters.TENANT)
            .answers(
                CredentialsView.class,
                call -> CredentialsView.of(devices.reveal(parameters.device(call), call.actor()))),
        Route.delete(DEVICE, "removeDevice")
            .summary("Removes it; its numbers stay and are unassigned")
            .query(ApiParameters.TENANT)
            .answersNothing(call -> devices.remove(parameters.device(call))));
  }

  private DeviceView with(Call call, Function<DeviceRef, Device> operation) {
    return DeviceView.of(operation.apply(parameters.device(call)));
  }

  private DeviceView changeOffer(Call call, Optional<Offer> offer) {
    return with(call, device -> devices.changeOffer(device, offer.map(Offer::meaning)));
  }

  private CredentialsView add(AddDevice added, Actor actor) {
    NewDevice device =
        new NewDevice(
            parameters.orDefault(added.tenant()),
            added.user(),
            added.device(),
            added.label().orElse(""),
            added.offer().map(Offer::meaning));
    return CredentialsView.of(devices.add(device, actor));
  }

  private static String location(CredentialsView credentials) {
    return Locations.of(DEVICES, credentials.device(), credentials.tenant());
  }

  @Described("A device to be added; its password is always generated")
  record AddDevice(
      @Described("The tenant's domain; without it, the default tenant") Optional<String> tenant,
      @Described("The user it belongs to") String user,
      @Described("Its id; generated from the user's account number without it")
          Optional<String> device,
      @Described(value = "What people call it", example = "Desk phone") Optional<String> label,
      @Described("What it is challenged with; its tenant's choice without it")
          Optional<Offer> offer) {}

  @Described("Another label")
  record ChangeLabel(String label) {}
}
