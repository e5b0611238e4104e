package io.ringwerk.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is one file that needs nothing else, and says what the report says. */
class HtmlReportTest {

  private static final String HOSTILE = "</script><script>alert('x')</script>\"&<b>";

  @TempDir Path directory;

  @Test
  void writesOneFileThatLoadsNothingFromElsewhere() throws Exception {
    Path file = directory.resolve("report.html");

    HtmlReport.write(file, sample());

    String page = Files.readString(file);
    assertThat(page).startsWith("<!DOCTYPE html>").contains("Content-Security-Policy");
    assertThat(page).contains("default-src &#39;none&#39;");
    assertThat(page).doesNotContainPattern("(src|href)=\"").doesNotContain("sourceMappingURL");
    assertThat(page).contains("Chart.js v4");
  }

  @Test
  void allowsExactlyTheScriptsAndTheStyleThatAreInTheFile() {
    String page = HtmlReport.html(sample());

    Matcher scripts = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page);
    assertThat(scripts.results().map(element -> Page.hash(element.group(2))))
        .hasSize(3)
        .allSatisfy(hash -> assertThat(page).contains(hash));
  }

  @Test
  void showsTextAsItIsWhateverItContains() {
    Report report =
        Report.of(HOSTILE, HOSTILE)
            .with(
                Section.of(
                    HOSTILE,
                    new Text(HOSTILE),
                    Figures.none().with(HOSTILE, HOSTILE),
                    Table.headed(HOSTILE, HOSTILE).row(HOSTILE),
                    Chart.of(HOSTILE, Axis.linear(HOSTILE), Axis.log(HOSTILE))
                        .with(new Chart.Series(HOSTILE, List.of(new Chart.Point(1, 2)))),
                    BarChart.of(HOSTILE, List.of(HOSTILE), Axis.linear(HOSTILE)).with(HOSTILE, 3)));

    String page = HtmlReport.html(report);

    assertThat(page).doesNotContain("<script>alert").doesNotContain("\"&<b>");
    assertThat(page).contains("&lt;script&gt;").contains("\\u003Cscript\\u003E");
  }

  @Test
  void showsEachChartAsATableTooSoThatItReadsWithoutJavaScript() {
    String page = HtmlReport.html(sample());

    assertThat(page).contains("<th scope=\"col\" class=\"number\">p99</th>");
    assertThat(page).containsPattern("<td class=\"number plain\">2</td>\\s*<td[^>]*>4.50</td>");
    assertThat(page).contains("<details open>").contains("plot undrawn");
  }

  @Test
  void leavesACellEmptyWhereALineHasNoPoint() {
    Chart chart =
        Chart.of("gaps", Axis.linear("s"), Axis.linear("ms"))
            .with(new Chart.Series("a", List.of(new Chart.Point(1, 10), new Chart.Point(2, 20))))
            .with(new Chart.Series("b", List.of(new Chart.Point(2, 0.25), new Chart.Point(3, 5))));

    Table table = ChartData.table(chart);

    assertThat(table.columns()).containsExactly("s", "a", "b");
    assertThat(table.rows().stream().map(row -> row.stream().map(Table.Cell::text).toList()))
        .containsExactly(
            List.of("1", "10", ""), List.of("2", "20", "0.2500"), List.of("3", "", "5"));
  }

  @Test
  void setsFiguresFlushRightAlsoWhereOneIsOnlyKnownToBeSmall() {
    Table table =
        Table.headed("", "p50", "p99", "name").row("< 4", "8", "a").row("12", "", "1 b 2");

    assertThat(Page.alignments(table)).containsExactly("number", "number", "text");
  }

  @Test
  void refusesARowThatDoesNotFitItsTable() {
    Table table = Table.headed("", "a", "b");

    assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Report sample() {
    return Report.of("Register storm", "1,000 registrations over UDP.")
        .with(
            Section.of(
                "Response time",
                Chart.of("Percentiles", Axis.linear("seconds"), Axis.log("milliseconds"))
                    .with(
                        new Chart.Series(
                            "p99", List.of(new Chart.Point(1, 3), new Chart.Point(2, 4.5))))));
  }
}
