package io.ringwerk.loadtest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A chart in the two other forms it has on a page: data for its script, and a table. */
final class ChartData {

  private static final JsonMapper MAPPER = mapper();

  private static final Table.Cell EMPTY = new Table.Cell("", Tone.PLAIN);

  private ChartData() {}

  /** JSON that may stand in an HTML script element. */
  static String json(Block chart) {
    try {
      return MAPPER.writeValueAsString(chart);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart's records can be written", e);
    }
  }

  /** A row for each place across, a column for each line. */
  static Table table(Chart chart) {
    List<String> columns = new ArrayList<>(List.of(chart.x().label()));
    SortedSet<Double> places = new TreeSet<>();
    List<Map<Double, Double>> lines = new ArrayList<>();
    for (Chart.Series line : chart.series()) {
      columns.add(line.name());
      Map<Double, Double> values = new HashMap<>();
      line.points().forEach(point -> values.putIfAbsent(point.x(), point.y()));
      places.addAll(values.keySet());
      lines.add(values);
    }
    return new Table(chart.y().label(), columns, places.stream().map(x -> row(x, lines)).toList());
  }

  private static List<Table.Cell> row(double x, List<Map<Double, Double>> lines) {
    List<Table.Cell> row = new ArrayList<>(List.of(cell(x)));
    lines.forEach(line -> row.add(line.containsKey(x) ? cell(line.getOrDefault(x, 0.0)) : EMPTY));
    return row;
  }

  /** A row for each category, a column for each colour. */
  static Table table(BarChart chart) {
    List<String> columns = new ArrayList<>(List.of(""));
    chart.series().forEach(bars -> columns.add(bars.name()));
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int i = 0; i < chart.categories().size(); i++) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(new Table.Cell(chart.categories().get(i), Tone.PLAIN));
      for (BarChart.Bars bars : chart.series()) {
        row.add(cell(bars.values().get(i)));
      }
      rows.add(row);
    }
    return new Table(chart.y().label(), columns, rows);
  }

  private static Table.Cell cell(double value) {
    return new Table.Cell(number(value), Tone.PLAIN);
  }

  /** Three significant places behind the point at most; whole numbers without one. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%d", (long) value);
    }
    int places = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }

  private static JsonMapper mapper() {
    JsonMapper mapper = new JsonMapper();
    mapper.getFactory().setCharacterEscapes(new ScriptEscapes());
    return mapper;
  }

  /** No text may end the script element or begin a comment in it. */
  private static final class ScriptEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char each : new char[] {'<', '>', '&'}) {
        escapes[each] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
    }
  }
}
