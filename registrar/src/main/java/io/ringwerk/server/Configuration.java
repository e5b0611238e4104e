package io.ringwerk.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the settings: the documented defaults, over them the operator's YAML file, over that the
 * environment.
 *
 * <p>Whatever cannot be used is refused with the place it stands at: file and line, or the name of
 * the variable.
 */
public final class Configuration {

  private static final String DEFAULTS = "/ringwerk.yaml";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Duration.class, TextDeserializer.of(Durations::parse))
                  .addDeserializer(InetSocketAddress.class, TextDeserializer.of(HostPort::parse))
                  .addDeserializer(Path.class, TextDeserializer.of(Path::of)))
          .build();

  private Configuration() {}

  /**
   * Reads defaults, file and environment.
   *
   * @param file the operator's file, if there is one
   * @param environment the process environment; only {@code RINGWERK_} variables are looked at
   * @throws ConfigurationException when something cannot be used, in one line that says where and
   *     why
   */
  public static ServerSettings read(Optional<Path> file, Map<String, String> environment)
      throws ConfigurationException {
    YamlDocument defaults = defaults();
    ObjectNode merged = defaults.root().deepCopy();
    YamlDocument own = file.isPresent() ? load(file.get()) : YamlDocument.empty("environment");
    merge(merged, own.root());
    EnvironmentOverrides overrides = EnvironmentOverrides.apply(merged, environment);
    try {
      return MAPPER.treeToValue(merged, ServerSettings.class);
    } catch (JsonMappingException unusable) {
      throw explain(unusable, own, overrides);
    } catch (JsonProcessingException unusable) {
      throw new ConfigurationException(own.name() + ": " + unusable.getOriginalMessage());
    }
  }

  private static YamlDocument defaults() throws ConfigurationException {
    try (InputStream documented = Configuration.class.getResourceAsStream(DEFAULTS)) {
      if (documented == null) {
        throw new IllegalStateException("the jar lacks " + DEFAULTS);
      }
      return YamlDocument.parse(
          "defaults", new String(documented.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static YamlDocument load(Path file) throws ConfigurationException {
    try {
      return YamlDocument.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new ConfigurationException(file + ": no such file; name another with --config");
    } catch (IOException unreadable) {
      throw new ConfigurationException(file + ": cannot be read (" + unreadable.getMessage() + ")");
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      JsonNode present = into.get(entry.getKey());
      if (present instanceof ObjectNode section && entry.getValue().isObject()) {
        merge(section, entry.getValue());
      } else {
        into.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private static ConfigurationException explain(
      JsonMappingException unusable, YamlDocument own, EnvironmentOverrides overrides) {
    String path = pathOf(unusable);
    String place =
        overrides
            .variableOf(path)
            .map(variable -> "environment variable " + variable)
            .orElseGet(() -> own.placeOf(path));
    return new ConfigurationException(place + ": " + path + ": " + reasonOf(unusable));
  }

  private static String pathOf(JsonMappingException unusable) {
    String path =
        unusable.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" : step.getFieldName())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining("."));
    if (unusable.getCause() instanceof InvalidSettingException invalid) {
      return path.isEmpty() ? invalid.key() : path + "." + invalid.key();
    }
    return path;
  }

  private static String reasonOf(JsonMappingException unusable) {
    if (unusable instanceof UnrecognizedPropertyException unknown) {
      return "unknown key; known here are " + sorted(unknown.getKnownPropertyIds());
    }
    Throwable cause = unusable.getCause();
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage())
        : unusable.getOriginalMessage().lines().findFirst().orElse("cannot be used");
  }

  private static String sorted(Collection<Object> keys) {
    List<String> names = keys.stream().map(String::valueOf).sorted().toList();
    return String.join(", ", names);
  }
}
