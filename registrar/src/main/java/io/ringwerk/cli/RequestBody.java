package io.ringwerk.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object for the server; what isn't given is left out. */
final class RequestBody {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  RequestBody with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  RequestBody with(String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text));
    return this;
  }

  RequestBody with(String name, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }
}
