package io.ringwerk.provisioning.http;

/**
 * Where {@code /metrics} gets its text from; implemented by whoever keeps the meters. Called on an
 * HTTP thread.
 */
@FunctionalInterface
public interface MetricsPage {

  /** The media type of the Prometheus text format. */
  String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** The current value of every meter in the Prometheus text format. */
  String scrape();
}
