package io.ringwerk.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A path of the REST API with its query.
 *
 * @param path encoded, from {@code /api/v1}
 * @param query encoded, with its question mark; may be empty
 */
record ApiPath(String path, String query) {

  /** The path of the given segments under {@code /api/v1}. */
  static ApiPath of(String... segments) {
    StringBuilder path = new StringBuilder("/api/v1");
    for (String segment : segments) {
      path.append('/').append(encoded(segment));
    }
    return new ApiPath(path.toString(), "");
  }

  /** This path with a query parameter, where it has a value. */
  ApiPath with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElse(this);
  }

  /** This path with a query parameter. */
  ApiPath with(String name, String value) {
    String separator = query.isEmpty() ? "?" : "&";
    return new ApiPath(path, query + separator + name + "=" + encoded(value));
  }

  @Override
  public String toString() {
    return path + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
