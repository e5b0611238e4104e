package io.ringwerk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what the server answered: as JSON for programs, else as aligned text. */
final class Presentation {

  private final PrintWriter out;
  private final boolean json;

  Presentation(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** A list as a table with one column for each of the fields. */
  void list(ArrayNode items, String... fields) {
    if (json) {
      out.println(items.toPrettyString());
      return;
    }
    if (items.isEmpty()) {
      out.println("none");
      return;
    }
    Table table = new Table(List.of(fields).stream().map(Presentation::head).toList());
    items.forEach(item -> table.add(cells(item, fields)));
    table.print(out);
  }

  /** One thing, a field on each line. */
  void details(JsonNode thing) {
    if (json) {
      out.println(thing.toPrettyString());
      return;
    }
    int width = 0;
    List<String> names = new ArrayList<>();
    thing.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      width = Math.max(width, words(name).length());
    }
    for (String name : names) {
      String label = words(name);
      out.println(label + " ".repeat(width - label.length() + 2) + text(thing.path(name)));
    }
  }

  /** What was done in a few lines; a program gets the whole answer. */
  void summary(JsonNode answer, String... lines) {
    if (json) {
      out.println(answer.toPrettyString());
      return;
    }
    List.of(lines).forEach(out::println);
  }

  /** What was done; a program reads the exit code instead. */
  void done(String line) {
    if (!json) {
      out.println(line);
    }
  }

  private static List<String> cells(JsonNode item, String... fields) {
    List<String> cells = new ArrayList<>();
    for (String field : fields) {
      cells.add(text(item.at("/" + field.replace('.', '/'))));
    }
    return cells;
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    if (value.isContainerNode()) {
      return joined(value);
    }
    return value.asText().isEmpty() ? "-" : withoutControls(value.asText());
  }

  private static String joined(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.properties().forEach(field -> texts.add(field.getKey() + " " + text(field.getValue())));
    if (values.isArray()) {
      values.forEach(value -> texts.add(text(value)));
    }
    return texts.isEmpty() ? "-" : String.join(", ", texts);
  }

  /** A phone's User-Agent must not steer the operator's terminal. */
  private static String withoutControls(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String head(String field) {
    String last = field.substring(field.lastIndexOf('.') + 1);
    return words(last).toUpperCase(Locale.ROOT);
  }

  /** {@code addressOfRecord} becomes {@code address of record}. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
