package io.ringwerk.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.function.Function;

/**
 * Reads a setting from its text; what the reader refuses becomes an error at the setting's place.
 */
final class TextDeserializer<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final transient Function<String, T> reader;

  private TextDeserializer(Function<String, T> reader) {
    super(Object.class);
    this.reader = reader;
  }

  static <T> TextDeserializer<T> of(Function<String, T> reader) {
    return new TextDeserializer<>(reader);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = parser.getValueAsString("");
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException refused) {
      throw JsonMappingException.from(parser, "cannot be used", refused);
    }
  }
}
