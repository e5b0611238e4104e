package io.ringwerk.loadtest.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the template shows: the report, and the style and scripts that are part of the file.
 *
 * @param report the report
 * @param style CSS
 * @param library Chart.js
 * @param script what draws the charts with it
 */
record Page(Report report, String style, String library, String script) {

  private static final String CHART_JS =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
  private static final Pattern NUMBER =
      Pattern.compile("(< )?[-−–+]?[\\d][\\d.,  ]*( ?[%a-zµ/]+)?|[-–]?");

  static Page of(Report report) {
    String library = SOURCE_MAP.matcher(resource(CHART_JS)).replaceAll("");
    return new Page(report, resource("report.css"), library, resource("report.js"));
  }

  /** Nothing but what is in the file may run or be loaded (Content Security Policy Level 3). */
  String policy() {
    return "default-src 'none'; style-src '%s'; script-src '%s' '%s'"
        .formatted(hash(style), hash(library), hash(script));
  }

  /** How each column is set: {@code number} (flush right) or {@code text}. */
  static List<String> alignments(Table table) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column -> isNumeric(table, column) ? "number" : "text")
        .toList();
  }

  private static boolean isNumeric(Table table, int column) {
    return table.rows().stream().allMatch(row -> NUMBER.matcher(row.get(column).text()).matches());
  }

  static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the distribution");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
