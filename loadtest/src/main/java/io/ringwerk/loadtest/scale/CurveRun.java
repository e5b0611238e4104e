package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures the curves, on servers of their own. */
final class CurveRun {

  private static final double MEGABYTE = 1 << 20;
  private static final int AT_ONCE = 256;
  private static final int CALLERS = 100;
  private static final int CALLED_USERS = 10;
  private static final double REFRESHES_PER_SECOND = 5_000;
  private static final double BRANCHES_PER_SECOND = 1_000;
  private static final int TCP_DEVICES = 5_000;

  private final String serverCommand;
  private final Duration warmUp;
  private final Duration measured;
  private final Consumer<String> progress;

  /**
   * Nothing is started yet.
   *
   * @param warmUp load before the first point of each curve
   * @param measured load at each point
   * @param progress takes a line for each point
   */
  CurveRun(String serverCommand, Duration warmUp, Duration measured, Consumer<String> progress) {
    this.serverCommand = serverCommand;
    this.warmUp = warmUp;
    this.measured = measured;
    this.progress = progress;
  }

  /**
   * Re-registrations at one rate, with more and more devices bound. Those that came last register
   * again; a device that moved to another source port would have two bindings.
   */
  Curve bindings(List<Integer> sizes) throws Exception {
    Curve curve = new Curve("bindings", "re-registrations over UDP, 5,000 a second", List.of());
    try (OwnServer server = OwnServer.start(serverCommand)) {
      warmUp(server);
      List<Subscriber> devices = new ArrayList<>();
      for (int size : sizes) {
        devices.addAll(server.addDevices("b", devices.size(), size));
        try (LoadGenerator generator =
            LoadGenerator.open(GeneratorSettings.udp(server.address()), Population.of(devices))) {
          curve = with(curve, refreshes(server, generator, size, devices.size()));
        }
      }
    }
    return curve;
  }

  /** Calls to users with more and more devices, about as many branches a second at each size. */
  Curve devicesPerUser(List<Integer> sizes) throws Exception {
    Curve curve = new Curve("devices per user", "calls, 1,000 branches a second", List.of());
    try (OwnServer server = OwnServer.start(serverCommand)) {
      warmUp(server);
      List<Subscriber> callers = server.addDevices("caller", 0, CALLERS);
      for (int size : sizes) {
        List<Callee> callees = server.addCallees("fork" + size + "x", CALLED_USERS, size);
        try (LoadGenerator generator =
            LoadGenerator.open(
                GeneratorSettings.udp(server.address()), new Population(callers, callees))) {
          generator.registerCallees();
          Operation operation = size == 1 ? Operation.CALL : Operation.FORKED_CALL;
          curve =
              with(curve, point(server, generator, operation, BRANCHES_PER_SECOND / size, size));
        }
      }
    }
    return curve;
  }

  /** Re-registrations at one rate over more and more connections. */
  Curve connections(List<Integer> sizes) throws Exception {
    Curve curve =
        new Curve("TCP connections", "re-registrations over TCP, 5,000 a second", List.of());
    for (int size : sizes) {
      curve = with(curve, connections(size));
    }
    return curve;
  }

  /** On a server of its own: bindings of closed connections would count with it. */
  private CurvePoint connections(int size) throws Exception {
    try (OwnServer server = OwnServer.start(serverCommand)) {
      warmUp(server);
      List<Subscriber> devices = server.addDevices("c", 0, TCP_DEVICES);
      try (LoadGenerator generator =
          LoadGenerator.open(
              GeneratorSettings.tcp(server.address(), size), Population.of(devices))) {
        return refreshes(server, generator, size, devices.size());
      }
    }
  }

  private CurvePoint refreshes(OwnServer server, LoadGenerator generator, int size, int devices)
      throws IOException, InterruptedException {
    generator.run(
        Operation.REGISTER,
        new Pace.Saturation(Math.min(AT_ONCE, devices)),
        new Limit.Count(devices));
    return point(server, generator, Operation.REFRESH, REFRESHES_PER_SECOND, size);
  }

  private CurvePoint point(
      OwnServer server, LoadGenerator generator, Operation operation, double rate, int size)
      throws IOException, InterruptedException {
    Duration before = server.cpu();
    LoadResult result = generator.run(operation, new Pace.Rate(rate), new Limit.Time(measured));
    Duration cpu = server.cpu().minus(before);
    server.collectGarbage();
    CurvePoint point =
        new CurvePoint(
            size,
            result.perSecond(),
            cpu.toNanos() / 1e3 / Math.max(1, result.succeeded()),
            server.metrics().sum("ringwerk_memory_heap_live") / MEGABYTE,
            server.resident() / MEGABYTE,
            result.latency().getValueAtPercentile(50) / 1e3,
            result.latency().getValueAtPercentile(99) / 1e3,
            result.failed());
    progress.accept(text(point, result));
    return point;
  }

  private void warmUp(OwnServer server)
      throws IOException, InterruptedException, LoadGeneratorException {
    List<Subscriber> devices = server.addDevices("warm", 0, AT_ONCE);
    List<Callee> callees = server.addCallees("warmfork", CALLED_USERS, 2);
    try (LoadGenerator generator =
        LoadGenerator.open(
            GeneratorSettings.udp(server.address()), new Population(devices, callees))) {
      generator.registerCallees();
      Limit half = new Limit.Time(warmUp.dividedBy(2));
      generator.run(Operation.REFRESH, new Pace.Saturation(AT_ONCE), half);
      generator.run(Operation.FORKED_CALL, new Pace.Rate(BRANCHES_PER_SECOND / 4), half);
    }
  }

  private static Curve with(Curve curve, CurvePoint point) {
    List<CurvePoint> more = new ArrayList<>(curve.points());
    more.add(point);
    return new Curve(curve.name(), curve.load(), more);
  }

  private static String text(CurvePoint point, LoadResult result) {
    return "%8d  %7.0f/s  %7.1f µs CPU  heap %6.1f MB  resident %5.0f MB  p50 %6.2f ms  p99 %7.2f ms  failures %s"
        .formatted(
            point.size(),
            point.perSecond(),
            point.cpuMicros(),
            point.heapMegabytes(),
            point.residentMegabytes(),
            point.p50Millis(),
            point.p99Millis(),
            result.failures());
  }
}
