package io.ringwerk.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings taken from the environment: {@code RINGWERK_SIP_LISTEN} stands for {@code sip.listen}.
 *
 * @param variables key path to the variable that set it
 */
record EnvironmentOverrides(Map<String, String> variables) {

  private static final String PREFIX = "RINGWERK_";

  /** Variables that steer the launcher and the admin commands, not the server. */
  private static final Set<String> OTHERS =
      Set.of(
          "RINGWERK_TOKEN",
          "RINGWERK_TOKEN_FILE",
          "RINGWERK_SERVER",
          "RINGWERK_JAVA_OPTIONS",
          "RINGWERK_LOG_LEVEL");

  /** Writes each variable's value into the tree. */
  static EnvironmentOverrides apply(ObjectNode settings, Map<String, String> environment)
      throws ConfigurationException {
    Map<String, String> paths = new TreeMap<>();
    collect(settings, "", paths);
    Map<String, String> applied = new HashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith(PREFIX) || OTHERS.contains(name)) {
        continue;
      }
      String path = paths.get(name);
      if (path == null) {
        throw new ConfigurationException(
            "environment variable " + name + ": stands for no setting; see config/ringwerk.yaml");
      }
      set(settings, path, variable.getValue());
      applied.put(path, name);
    }
    return new EnvironmentOverrides(Map.copyOf(applied));
  }

  /** The variable that set this key, if one did. */
  Optional<String> variableOf(String path) {
    return Optional.ofNullable(variables.get(path));
  }

  private static void collect(JsonNode node, String path, Map<String, String> into) {
    if (!node.isObject()) {
      into.put(PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT), path);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      collect(
          entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), into);
    }
  }

  private static void set(ObjectNode settings, String path, String value) {
    ObjectNode section = settings;
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      section = (ObjectNode) section.get(steps[i]);
    }
    String key = steps[steps.length - 1];
    section.set(key, section.get(key).isArray() ? list(settings, value) : new TextNode(value));
  }

  private static ArrayNode list(ObjectNode factory, String value) {
    ArrayNode list = factory.arrayNode();
    for (String entry : value.split(",", -1)) {
      list.add(entry.strip());
    }
    return list;
  }
}
