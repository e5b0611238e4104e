package io.ringwerk.provisioning.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator may choose about the HTTP side.
 *
 * @param api where the REST API listens; port 0 picks a free one
 * @param operations where {@code /health} and {@code /metrics} listen instead of beside the API;
 *     empty means beside it
 * @param maxThreads threads that serve requests; the API is for admins and scrapers, a handful at a
 *     time
 * @param maxJsonBody longest JSON body in bytes; the longest useful one is a few hundred bytes
 * @param maxImportBody longest CSV body in bytes; 100,000 rows are about 15 MB
 * @param idleTimeout a connection silent for so long is closed, so that idle peers can't hold all
 *     threads
 * @param stopGrace how long {@link WebServer#stop()} waits for requests that are being answered
 */
public record HttpSettings(
    InetSocketAddress api,
    Optional<InetSocketAddress> operations,
    int maxThreads,
    int maxJsonBody,
    int maxImportBody,
    Duration idleTimeout,
    Duration stopGrace) {

  /** Jetty needs an acceptor and a selector per listener besides the threads that serve. */
  private static final int FEWEST_THREADS = 8;

  /** Checks the limits. */
  public HttpSettings {
    if (maxThreads < FEWEST_THREADS) {
      throw new IllegalArgumentException("maxThreads must be at least " + FEWEST_THREADS);
    }
    if (maxJsonBody < 1 || maxImportBody < 1) {
      throw new IllegalArgumentException("body limits must be positive");
    }
    if (idleTimeout.isNegative() || idleTimeout.isZero()) {
      throw new IllegalArgumentException("idleTimeout must be positive");
    }
  }

  /** The defaults, listening at {@code api}; health and metrics beside the API. */
  public static HttpSettings listeningAt(InetSocketAddress api) {
    return new HttpSettings(
        api,
        Optional.empty(),
        16,
        64 * 1024,
        32 * 1024 * 1024,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** The same, with {@code /health} and {@code /metrics} at {@code address} only. */
  public HttpSettings withOperationsAt(InetSocketAddress address) {
    return new HttpSettings(
        api, Optional.of(address), maxThreads, maxJsonBody, maxImportBody, idleTimeout, stopGrace);
  }
}
