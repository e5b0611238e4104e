package io.ringwerk.provisioning.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects put together by hand; they keep the order they were written in. */
final class JsonTree {

  private JsonTree() {}

  static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(name, value);
    return object;
  }

  static Map<String, Object> object(String name, Object value, String name2, Object value2) {
    Map<String, Object> object = object(name, value);
    object.put(name2, value2);
    return object;
  }

  static Map<String, Object> object(
      String name, Object value, String name2, Object value2, String name3, Object value3) {
    Map<String, Object> object = object(name, value, name2, value2);
    object.put(name3, value3);
    return object;
  }

  static Map<String, Object> object(
      String name,
      Object value,
      String name2,
      Object value2,
      String name3,
      Object value3,
      String name4,
      Object value4) {
    Map<String, Object> object = object(name, value, name2, value2, name3, value3);
    object.put(name4, value4);
    return object;
  }
}
