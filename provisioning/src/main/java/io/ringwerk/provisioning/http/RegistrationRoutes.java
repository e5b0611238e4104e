package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.LiveRegistration;
import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.service.DeviceService;
import java.util.Comparator;
import java.util.List;

/** What is registered right now. */
final class RegistrationRoutes {

  private static final QueryParameter DUPLICATES =
      QueryParameter.flag(
          "duplicates", "Only those whose device is in use on more than one endpoint");

  /** Snapshots come in no order; pages need one. */
  private static final Comparator<LiveRegistration> BY_DEVICE =
      Comparator.comparing((LiveRegistration registration) -> registration.device().tenant())
          .thenComparing(registration -> registration.device().deviceId())
          .thenComparing(LiveRegistration::since)
          .thenComparing(LiveRegistration::contact);

  private final LiveRegistrations registrations;
  private final DeviceService devices;
  private final ApiParameters parameters;

  RegistrationRoutes(
      LiveRegistrations registrations, DeviceService devices, ApiParameters parameters) {
    this.registrations = registrations;
    this.devices = devices;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/registrations", "listRegistrations")
            .summary("Lists what is registered right now")
            .query(ApiParameters.ONLY_TENANT, DUPLICATES, ApiParameters.OFFSET, ApiParameters.LIMIT)
            .answersPage(RegistrationView.class, this::list),
        Route.get("/api/v1/devices/{device}/registrations", "listDeviceRegistrations")
            .summary("Lists a device's registrations")
            .query(ApiParameters.TENANT, ApiParameters.OFFSET, ApiParameters.LIMIT)
            .answersPage(RegistrationView.class, this::ofDevice));
  }

  private PageView<RegistrationView> list(Call call) {
    ListQuery part = parameters.page(call);
    return page(registrations.all(part.tenant(), call.flag(DUPLICATES)), part);
  }

  private PageView<RegistrationView> ofDevice(Call call) {
    DeviceRef device = devices.show(parameters.device(call)).ref();
    return page(registrations.of(device), parameters.page(call));
  }

  private static PageView<RegistrationView> page(List<LiveRegistration> all, ListQuery part) {
    List<RegistrationView> items =
        all.stream()
            .sorted(BY_DEVICE)
            .skip(part.offset())
            .limit(part.limit())
            .map(RegistrationView::of)
            .toList();
    return new PageView<>(items, part.offset(), all.size());
  }
}
