package io.ringwerk.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ringwerk.provisioning.http.MetricsPage;
import io.ringwerk.sip.flow.EnumCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * The server's meters, in Prometheus' text format. Counters are read when the page is fetched, so
 * counting costs the message path no more than a {@code LongAdder}.
 */
final class Meters implements MetricsPage, AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry holds what it reads from weakly; this holds it for as long as the meters live. */
  private final List<Object> sources = new ArrayList<>();

  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  Meters() {
    garbageCollection.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Shows a counter by kind, each kind as a value of the tag. */
  <K extends Enum<K>> void counter(
      String name, String help, String tag, Class<K> kinds, EnumCounter<K> counter) {
    sources.add(counter);
    for (K kind : kinds.getEnumConstants()) {
      FunctionCounter.builder(name, counter, all -> all.count(kind))
          .description(help)
          .tag(tag, kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  /** Shows a number that only grows. */
  void counter(String name, String help, DoubleSupplier value) {
    sources.add(value);
    FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
        .description(help)
        .register(registry);
  }

  /** Shows a number that comes and goes. */
  void gauge(String name, String help, DoubleSupplier value) {
    sources.add(value);
    Gauge.builder(name, value, DoubleSupplier::getAsDouble).description(help).register(registry);
  }

  @Override
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
