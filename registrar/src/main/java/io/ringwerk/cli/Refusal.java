package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * Why the server refused: its problem document (RFC 9457) in one line, and a line for each place in
 * a file that is wrong.
 *
 * @param text what is printed
 */
record Refusal(String text) {

  /** More places than these nobody corrects at once. */
  private static final int MOST_PLACES = 20;

  static Refusal of(int status, JsonNode problem, URI server) {
    if (!problem.hasNonNull("detail")) {
      return new Refusal(
          server + " answered with status " + status + " and nothing else: check --server URL");
    }
    StringBuilder text = new StringBuilder(problem.path("detail").asText());
    String remedy = problem.path("remedy").asText();
    if (!remedy.isEmpty()) {
      text.append("; ").append(remedy);
    }
    if (problem.path("errors").size() > 0 && status != 400) {
      appendPlaces(problem.path("errors"), text);
    }
    return new Refusal(text.toString());
  }

  private static void appendPlaces(JsonNode places, StringBuilder text) {
    int shown = Math.min(places.size(), MOST_PLACES);
    for (int i = 0; i < shown; i++) {
      text.append(System.lineSeparator()).append("  ").append(place(places.get(i)));
    }
    if (places.size() > shown) {
      text.append(System.lineSeparator())
          .append("  and ")
          .append(places.size() - shown)
          .append(" more");
    }
  }

  private static String place(JsonNode place) {
    StringBuilder text = new StringBuilder("line ").append(place.path("line").asLong());
    if (place.path("column").asLong() > 0) {
      text.append(", column ").append(place.path("column").asLong());
    }
    if (place.hasNonNull("field")) {
      text.append(" (").append(place.path("field").asText()).append(')');
    }
    return text.append(": ").append(place.path("detail").asText()).toString();
  }
}
