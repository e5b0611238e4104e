package io.ringwerk.provisioning.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.service.Provisioning;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP side: the REST API and its description, {@code /health} and {@code /metrics}, on one
 * listener or two. Requests are served on a small pool of threads of its own; nothing here runs on
 * a SIP event loop.
 */
public final class WebServer {

  /**
   * Slower bodies are cut off, in bytes per second: a peer must not hold a thread by sending drops.
   */
  private static final int SLOWEST_BODY = 512;

  /** How long an idle connection may hold up a stop, in milliseconds. */
  private static final long SHUTDOWN_IDLE = 50;

  private final HttpSettings settings;
  private final List<Route> routes;
  private final Gate gate;
  private Optional<Javalin> running = Optional.empty();

  /** Serves one installation. Nothing listens before {@link #start()}. */
  public WebServer(
      HttpSettings settings,
      Provisioning provisioning,
      LiveRegistrations registrations,
      HealthCheck health,
      MetricsPage metrics) {
    this(
        settings,
        provisioning.adminTokens()::accepts,
        ApiRoutes.of(provisioning, registrations, health, metrics));
  }

  WebServer(HttpSettings settings, Predicate<String> isAdminToken, List<Route> routes) {
    this.settings = settings;
    this.routes = routes;
    this.gate = new Gate(isAdminToken, settings.operations().isPresent());
  }

  /**
   * Listens. Returns when requests are answered.
   *
   * @throws ListenFailedException where an address can't be used; nothing is left running then
   */
  public void start() throws ListenFailedException {
    ListeningSocket api = ListeningSocket.at(settings.api());
    try {
      Optional<ListeningSocket> operations = operationsSocket();
      running = Optional.of(Javalin.create(config -> configure(config, api, operations)).start());
    } catch (ListenFailedException | RuntimeException e) {
      api.close();
      throw e;
    }
  }

  private Optional<ListeningSocket> operationsSocket() throws ListenFailedException {
    return settings.operations().isEmpty()
        ? Optional.empty()
        : Optional.of(ListeningSocket.at(settings.operations().get()));
  }

  /**
   * Stops listening, lets requests in hand be answered within the grace time, and returns when
   * nothing runs any more.
   */
  public void stop() {
    running.ifPresent(Javalin::stop);
    running = Optional.empty();
  }

  /** The port of the API, which the system chose where the settings say 0. */
  public int port() {
    return portOf(Gate.API_LISTENER);
  }

  /**
   * The port of {@code /health} and {@code /metrics}; that of the API where they have no listener
   * of their own.
   */
  public int operationsPort() {
    return portOf(settings.operations().isPresent() ? Gate.OPERATIONS_LISTENER : Gate.API_LISTENER);
  }

  private int portOf(String listener) {
    Server server =
        running.orElseThrow(() -> new IllegalStateException("not started")).jettyServer().server();
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector socket && listener.equals(socket.getName())) {
        return socket.getLocalPort();
      }
    }
    throw new IllegalStateException("no listener " + listener);
  }

  private void configure(
      JavalinConfig config, ListeningSocket api, Optional<ListeningSocket> operations) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    configure(config.jetty);
    listen(config.jetty, Gate.API_LISTENER, api);
    operations.ifPresent(socket -> listen(config.jetty, Gate.OPERATIONS_LISTENER, socket));
    routes.forEach(route -> config.routes.addEndpoint(endpoint(route)));
    Refusals.register(config.routes);
  }

  private void configure(JettyConfig jetty) {
    jetty.threadPool = threads();
    jetty.modifyHttpConfiguration(this::limit);
    jetty.modifyServer(
        server -> {
          server.setStopTimeout(settings.stopGrace().toMillis());
          server.setErrorHandler(Refusals::answerUnreadable);
          server.setHandler(new MinimumDataRateHandler(SLOWEST_BODY, 0));
        });
  }

  private void listen(JettyConfig jetty, String name, ListeningSocket socket) {
    jetty.addConnector((server, http) -> listener(server, http, name, socket));
  }

  private QueuedThreadPool threads() {
    QueuedThreadPool threads =
        new QueuedThreadPool(settings.maxThreads(), Math.min(4, settings.maxThreads()));
    threads.setName("http");
    return threads;
  }

  private void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setIdleTimeout(settings.idleTimeout().toMillis());
  }

  private ServerConnector listener(
      Server server, HttpConfiguration http, String name, ListeningSocket socket) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setName(name);
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE);
    socket.handTo(connector);
    return connector;
  }

  private Endpoint endpoint(Route route) {
    return Endpoint.create(HandlerType.findOrCreate(route.method().name()), route.path())
        .handler(context -> answer(route, context));
  }

  private void answer(Route route, Context context) {
    gate.admit(route, context);
    Reply reply = route.handler().apply(new Call(context, route, settings));
    context.header("Cache-Control", "no-store"); // passwords are among the answers
    reply.writeTo(context);
  }
}
