package io.ringwerk.loadtest.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report as one HTML file that needs nothing else: no network, and without JavaScript its charts
 * are tables.
 */
public final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          HtmlReport.class.getClassLoader(),
          HtmlReport.class.getPackageName());

  private HtmlReport() {}

  /** Writes the file, over what was there. */
  public static void write(Path file, Report report) throws IOException {
    Files.writeString(file, html(report));
  }

  static String html(Report report) {
    StringOutput page = new StringOutput();
    TEMPLATES.render("report.jte", Page.of(report), page);
    return page.toString();
  }
}
