package io.ringwerk.provisioning.http;

import java.util.ArrayList;
import java.util.List;

/** Serves the OpenAPI description of all routes, itself included. */
final class DescriptionRoute {

  private final List<Route> all;

  private DescriptionRoute(List<Route> described) {
    all = new ArrayList<>(described);
    all.add(
        Route.get("/api/v1/openapi.json", "describe")
            .summary("This description")
            .openTo(Route.Audience.ANYONE)
            .answers(Object.class, call -> new OpenApiDocument(all).tree()));
  }

  /** The given routes and the one that describes them all. */
  static List<Route> describing(List<Route> described) {
    return List.copyOf(new DescriptionRoute(described).all);
  }
}
