package io.ringwerk.provisioning.http;

/**
 * A query parameter that an operation reads; any other is refused.
 *
 * @param name as in the URL
 * @param kind what its value may be
 * @param meaning one sentence for the reader of the OpenAPI description
 */
record QueryParameter(String name, Kind kind, String meaning) {

  /** What a parameter's value may be. */
  enum Kind {
    /** Any text. */
    TEXT("string"),
    /** {@code true} or {@code false}. */
    FLAG("boolean"),
    /** A whole number. */
    NUMBER("integer");

    private final String schemaType;

    Kind(String schemaType) {
      this.schemaType = schemaType;
    }

    String schemaType() {
      return schemaType;
    }
  }

  static QueryParameter text(String name, String meaning) {
    return new QueryParameter(name, Kind.TEXT, meaning);
  }

  static QueryParameter flag(String name, String meaning) {
    return new QueryParameter(name, Kind.FLAG, meaning);
  }

  static QueryParameter number(String name, String meaning) {
    return new QueryParameter(name, Kind.NUMBER, meaning);
  }
}
