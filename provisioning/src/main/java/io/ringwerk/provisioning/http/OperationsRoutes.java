package io.ringwerk.provisioning.http;

import java.util.List;
import java.util.Locale;

/** What monitoring asks: {@code /health} and {@code /metrics}. Neither needs a token. */
final class OperationsRoutes {

  /** Load balancers and container platforms read the status only. */
  private static final int DOWN = 503;

  private final HealthCheck health;
  private final MetricsPage metrics;

  OperationsRoutes(HealthCheck health, MetricsPage metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health", "health")
            .summary("How the server and its parts are; 503 when one of them is down")
            .openTo(Route.Audience.MONITORING)
            .answersOr(DOWN, HealthView.class, call -> health()),
        Route.get("/metrics", "metrics")
            .summary("All meters in the Prometheus text format")
            .openTo(Route.Audience.MONITORING)
            .answersText(MetricsPage.PROMETHEUS_TEXT, call -> metrics.scrape()));
  }

  private Reply health() {
    List<ComponentHealth> components = health.status();
    ComponentHealth.Status worst = ComponentHealth.worstOf(components);
    HealthView view =
        new HealthView(shown(worst), components.stream().map(OperationsRoutes::view).toList());
    return Reply.json(worst == ComponentHealth.Status.DOWN ? DOWN : 200, view);
  }

  private static ComponentView view(ComponentHealth component) {
    return new ComponentView(component.name(), shown(component.status()), component.detail());
  }

  private static String shown(ComponentHealth.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  @Described("How the server is")
  record HealthView(
      @Described("up, degraded or down: that of its worst part") String status,
      List<ComponentView> components) {}

  @Described("How one part of the server is")
  record ComponentView(
      String name, @Described("up, degraded or down") String status, String detail) {}
}
