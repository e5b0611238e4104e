package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.report.Axis;
import io.ringwerk.loadtest.report.Chart;
import io.ringwerk.loadtest.report.Chart.Point;
import io.ringwerk.loadtest.report.Chart.Series;
import io.ringwerk.loadtest.report.Report;
import io.ringwerk.loadtest.report.Section;
import io.ringwerk.loadtest.report.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The page about the curves. */
final class CurvesReport {

  private CurvesReport() {}

  static Report page(List<Curve> curves) {
    Report page =
        Report.of(
            "What size costs",
            "CPU time of the whole server process per operation, garbage collection and JIT included; heap after a full collection;"
                + " generator and server on the same machine.");
    for (Curve curve : curves) {
      page =
          page.with(
              Section.of(
                  "Over " + curve.name() + ": " + curve.load(),
                  chart(curve, "CPU per operation, µs", CurvePoint::cpuMicros),
                  chart(curve, "p99, ms", CurvePoint::p99Millis),
                  chart(curve, "heap in use, MB", CurvePoint::heapMegabytes),
                  table(curve)));
    }
    return page;
  }

  private static Chart chart(Curve curve, String title, ToDoubleFunction<CurvePoint> value) {
    List<Point> points =
        curve.points().stream()
            .map(point -> new Point(point.size(), value.applyAsDouble(point)))
            .toList();
    return Chart.of(title, Axis.log(curve.name()), Axis.linear(title))
        .with(new Series(title, points));
  }

  private static Table table(Curve curve) {
    Table table =
        Table.headed(
            "",
            curve.name(),
            "per second",
            "CPU, µs",
            "heap, MB",
            "resident, MB",
            "p50, ms",
            "p99, ms",
            "failed");
    for (CurvePoint point : curve.points()) {
      table =
          table.row(
              point.size(),
              "%.0f".formatted(point.perSecond()),
              "%.1f".formatted(point.cpuMicros()),
              "%.1f".formatted(point.heapMegabytes()),
              "%.0f".formatted(point.residentMegabytes()),
              "%.2f".formatted(point.p50Millis()),
              "%.2f".formatted(point.p99Millis()),
              point.failed());
    }
    return table;
  }
}
