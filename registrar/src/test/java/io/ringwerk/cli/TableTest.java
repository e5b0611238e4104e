package io.ringwerk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsColumnsByTheirWidestCellAndTrimsTheEnd() {
    Table table = new Table(List.of("USER", "NAME", "NUMBERS"));
    table.add(List.of("jürg", "Jürg 📞", "-"));
    table.add(List.of("bartholomew", "B.", "+41445551234"));

    assertThat(printed(table))
        .isEqualTo(
            """
            USER         NAME    NUMBERS
            jürg         Jürg 📞  -
            bartholomew  B.      +41445551234
            """);
  }

  private static String printed(Table table) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    table.print(out);
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
