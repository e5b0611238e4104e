package io.ringwerk.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A YAML file as a tree that remembers on which line each key stands.
 *
 * @param name the file's name, for messages
 * @param root the tree
 * @param lines key path, such as {@code sip.listen}, to line
 */
record YamlDocument(String name, ObjectNode root, Map<String, Integer> lines) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  static YamlDocument empty(String name) {
    return new YamlDocument(name, JsonNodeFactory.instance.objectNode(), Map.of());
  }

  static YamlDocument parse(String name, String text) throws ConfigurationException {
    try {
      JsonNode tree = YAML.readTree(text);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        return empty(name);
      }
      if (!(tree instanceof ObjectNode root)) {
        throw new ConfigurationException(name + ":1: must be a list of keys with values");
      }
      return new YamlDocument(name, root, linesOf(text));
    } catch (JsonProcessingException malformed) {
      throw new ConfigurationException(
          name + lineOf(malformed.getLocation()) + ": " + reasonOf(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Where a key stands, or the section that should hold it: {@code file:line}. */
  String placeOf(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Integer line = lines.get(at);
      if (line != null) {
        return name + ":" + line;
      }
    }
    return name;
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  private static Map<String, Integer> linesOf(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          lines.put(path.substring(1).replace('/', '.'), parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return Map.copyOf(lines);
  }

  private static String lineOf(JsonLocation location) {
    return location == null ? "" : ":" + location.getLineNr();
  }

  /** The reason without the parser's excerpts of the file. */
  private static String reasonOf(JsonProcessingException malformed) {
    return malformed
        .getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }
}
