package io.ringwerk.provisioning.http;

import static io.ringwerk.provisioning.http.JsonTree.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI 3.1 description of the API, written from its routes. */
final class OpenApiDocument {

  private static final String TOKEN = "adminToken";

  private final List<Route> routes;
  private final JsonSchema schema = new JsonSchema();

  OpenApiDocument(List<Route> routes) {
    this.routes = routes;
  }

  /** The description as a tree of maps and lists, ready to be written as JSON. */
  Map<String, Object> tree() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", info());
    document.put("paths", paths());
    document.put("components", components());
    return document;
  }

  private static Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Ringwerk provisioning");
    info.put("version", "1");
    info.put(
        "description",
        "Tenants, users, devices, numbers, groups, VoIP passwords and registrations."
            + " Every refusal is a problem document (RFC 9457) that says what happened and what to do next.");
    info.put("license", object("name", "Apache-2.0", "identifier", "Apache-2.0"));
    return info;
  }

  private Map<String, Object> paths() {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (Route route : routes) {
      pathItem(paths, route).put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    return paths;
  }

  @SuppressWarnings("unchecked") // the map is ours and holds nothing else
  private static Map<String, Object> pathItem(Map<String, Object> paths, Route route) {
    return (Map<String, Object>) paths.computeIfAbsent(route.path(), p -> new LinkedHashMap<>());
  }

  private Map<String, Object> operation(Route route) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", route.id());
    operation.put("summary", route.summary());
    operation.put("parameters", parameters(route));
    route.body().ifPresent(body -> operation.put("requestBody", requestBody(body)));
    operation.put("responses", responses(route));
    operation.put("security", security(route));
    return operation;
  }

  private static List<Object> parameters(Route route) {
    List<Object> parameters = new ArrayList<>();
    for (String name : route.pathParameters()) {
      parameters.add(
          object("name", name, "in", "path", "required", true, "schema", object("type", "string")));
    }
    for (QueryParameter parameter : route.query()) {
      parameters.add(
          object(
              "name", parameter.name(),
              "in", "query",
              "description", parameter.meaning(),
              "schema", object("type", parameter.kind().schemaType())));
    }
    return parameters;
  }

  private Map<String, Object> requestBody(Route.Body body) {
    return object("required", true, "content", content(body.mediaType(), schema.of(body.form())));
  }

  private Map<String, Object> responses(Route route) {
    Map<String, Object> responses = new LinkedHashMap<>();
    for (int status : route.answer().statuses()) {
      responses.put(String.valueOf(status), success(route.answer()));
    }
    responses.put("default", object("$ref", "#/components/responses/Problem"));
    return responses;
  }

  private Map<String, Object> success(Route.Answer answer) {
    if (answer.form() == Void.class) {
      return object("description", "Done");
    }
    Map<String, Object> form =
        answer.page() ? schema.pageOf(answer.form()) : schema.of(answer.form());
    return object("description", "Done", "content", content(answer.mediaType(), form));
  }

  private static Map<String, Object> content(String mediaType, Map<String, Object> form) {
    return object(mediaType, object("schema", form));
  }

  private static List<Object> security(Route route) {
    return route.audience() == Route.Audience.ADMIN ? List.of(object(TOKEN, List.of())) : List.of();
  }

  /** Last, when the schemas of all routes are known. */
  private Map<String, Object> components() {
    Map<String, Object> problem =
        object(
            "description",
            "Refused: what happened, to whom, and what to do next",
            "content",
            content(Problem.MEDIA_TYPE, schema.of(Problem.Document.class)));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schema.components());
    components.put("responses", object("Problem", problem));
    components.put("securitySchemes", object(TOKEN, object("type", "http", "scheme", "bearer")));
    return components;
  }
}
