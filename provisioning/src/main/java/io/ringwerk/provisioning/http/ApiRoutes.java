package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.csv.CsvImport;
import io.ringwerk.provisioning.service.Provisioning;
import java.util.List;
import java.util.stream.Stream;

/** All routes there are, in the order the description shows them. */
final class ApiRoutes {

  private ApiRoutes() {}

  static List<Route> of(
      Provisioning provisioning,
      LiveRegistrations registrations,
      HealthCheck health,
      MetricsPage metrics) {
    ApiParameters parameters = new ApiParameters(provisioning.tenants());
    List<Route> routes =
        Stream.of(
                new TenantRoutes(provisioning.tenants(), parameters).routes(),
                new UserRoutes(provisioning.users(), parameters).routes(),
                new DeviceRoutes(provisioning.devices(), parameters).routes(),
                new NumberRoutes(provisioning.numbers(), parameters).routes(),
                new GroupRoutes(provisioning.groups(), parameters).routes(),
                new RegistrationRoutes(registrations, provisioning.devices(), parameters).routes(),
                new BulkRoutes(
                        new CsvImport(provisioning.imports()),
                        provisioning.devices(),
                        provisioning.auditTrail(),
                        parameters)
                    .routes(),
                new OperationsRoutes(health, metrics).routes())
            .flatMap(List::stream)
            .toList();
    return DescriptionRoute.describing(routes);
  }
}
