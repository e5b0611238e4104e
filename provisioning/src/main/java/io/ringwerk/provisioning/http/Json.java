package io.ringwerk.provisioning.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JSON in and out, strictly: an unknown, doubled or missing field, a wrong type and trailing text
 * are refused, with line and column. Set up at the first use, so that a start doesn't wait for it.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, Json::refuseOtherScalars)
          .build();

  private static final String CORRECT_IT =
      "correct the body and send it again; /api/v1/openapi.json describes it";

  /** For {@code null}, which Jackson takes for any type. */
  private static final Problem NO_OBJECT =
      Problem.of(ProblemKind.MALFORMED, "the body must be one JSON object", CORRECT_IT);

  private Json() {}

  private static void refuseOtherScalars(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body in the form of the record {@code form}; refused with the place where it isn't. */
  static <T> T read(byte[] body, Class<T> form) {
    try {
      return Optional.ofNullable(MAPPER.readValue(body, form))
          .orElseThrow(() -> new RefusedException(NO_OBJECT));
    } catch (JsonProcessingException e) {
      throw new RefusedException(problem(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(JsonProcessingException e) {
    Problem.Place place = place(e);
    String where =
        place.line() == 0 ? "" : " (line " + place.line() + ", column " + place.column() + ")";
    return Problem.at(place, ProblemKind.MALFORMED, place.detail() + where, remedy(e));
  }

  private static Problem.Place place(JsonProcessingException e) {
    Optional<JsonLocation> location = Optional.ofNullable(e.getLocation());
    return new Problem.Place(
        Math.max(0, location.map(JsonLocation::getLineNr).orElse(0)),
        Math.max(0, location.map(JsonLocation::getColumnNr).orElse(0)),
        field(e),
        whatIsWrong(e));
  }

  private static Optional<String> field(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(mapping.getPath().stream().map(Json::step).collect(Collectors.joining(".")));
  }

  private static String step(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? String.valueOf(reference.getIndex())
        : reference.getFieldName();
  }

  private static String whatIsWrong(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "the field " + Texts.shortened(unknown.getPropertyName()) + " is unknown here";
    }
    if (e instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch);
    }
    return "the body is not JSON: " + firstLine(e.getOriginalMessage());
  }

  private static String mismatch(MismatchedInputException e) {
    String message = firstLine(e.getOriginalMessage());
    if (message.startsWith("Null value for creator property")) {
      return "the field " + field(e).orElse("?") + " is missing";
    }
    if (message.startsWith("No content")) {
      return "the body is empty";
    }
    return field(e)
        .map(name -> "the field " + name + " must be " + expected(e.getTargetType()))
        .orElse("the body must be one JSON object");
  }

  private static String expected(Class<?> type) {
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "of another type";
  }

  private static String remedy(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "known fields are: "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    return CORRECT_IT;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
