package io.ringwerk.provisioning.http;

import static io.ringwerk.provisioning.http.JsonTree.object;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON Schema (2020-12, as OpenAPI 3.1 uses it) of the records that go in and out. Every record met
 * on the way becomes a named component.
 */
final class JsonSchema {

  private final Map<String, Object> components = new TreeMap<>();

  /** The schema of a type; a reference where it is a record. */
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return reference(plain);
    }
    return plain.isEnum() ? ofEnum(plain) : ofScalar(plain);
  }

  /** The schema of a part of a list, see {@link PageView}; a reference. */
  Map<String, Object> pageOf(Class<?> entry) {
    String name = nameOf(entry) + "Page";
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("items", object("type", "array", "items", of(entry)));
    properties.put("offset", described("How many come before them", ofScalar(int.class)));
    properties.put("total", described("How many there are in all", ofScalar(long.class)));
    components.put(name, ofObject(properties, List.copyOf(properties.keySet())));
    return referenceTo(name);
  }

  /** The records met so far, by name. */
  Map<String, Object> components() {
    return components;
  }

  private Map<String, Object> ofGeneric(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type argument = type.getActualTypeArguments()[0];
    if (raw == Optional.class) {
      return of(argument);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return object("type", "array", "items", of(argument));
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private static Map<String, Object> ofEnum(Class<?> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
    return object("type", "string", "enum", names);
  }

  private static Map<String, Object> ofScalar(Class<?> type) {
    if (type == String.class) {
      return object("type", "string");
    }
    if (type == Object.class) {
      return object("type", "object");
    }
    if (type == Instant.class) {
      return object("type", "string", "format", "date-time");
    }
    if (type == boolean.class || type == Boolean.class) {
      return object("type", "boolean");
    }
    if (type == int.class || type == long.class) {
      return object("type", "integer", "format", type == int.class ? "int32" : "int64");
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = nameOf(type);
    if (!components.containsKey(name)) {
      components.put(name, Map.of()); // a record that contains itself must find itself
      components.put(name, ofRecord(type));
    }
    return referenceTo(name);
  }

  private static Map<String, Object> referenceTo(String name) {
    return object("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> ofRecord(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), described(of(component.getGenericType()), component));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    return described(ofObject(properties, required), type);
  }

  private static Map<String, Object> ofObject(
      Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = object("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> described(String meaning, Map<String, Object> schema) {
    schema.put("description", meaning);
    return schema;
  }

  private static Map<String, Object> described(
      Map<String, Object> schema, AnnotatedElement element) {
    Described description = element.getAnnotation(Described.class);
    if (description == null) {
      return schema;
    }
    described(description.value(), schema);
    if (!description.example().isEmpty()) {
      schema.put("examples", List.of(description.example()));
    }
    return schema;
  }

  /**
   * {@code UserView.Page} becomes {@code UserPage}, {@code UserRoutes.AddUser} becomes {@code
   * AddUser}.
   */
  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    String own = type.getSimpleName().replaceFirst("(View|Form)$", "");
    return outer == null || !outer.isRecord() ? own : nameOf(outer) + own;
  }
}
