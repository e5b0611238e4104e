package io.ringwerk.loadtest.bench;

import java.net.InetSocketAddress;

/** A server that also ends when this process is told to: nothing is left behind after Ctrl-C. */
final class Guarded implements RunningServer {

  private final RunningServer server;
  private final Thread atExit;

  private Guarded(RunningServer server) {
    this.server = server;
    this.atExit = new Thread(server::close, "end-server");
  }

  /** The same server under guard from now on. */
  static RunningServer of(RunningServer server) {
    Guarded guarded = new Guarded(server);
    Runtime.getRuntime().addShutdownHook(guarded.atExit);
    return guarded;
  }

  @Override
  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public ProcessGroup processes() {
    return server.processes();
  }

  @Override
  public String description() {
    return server.description();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // the hook is doing it
    }
    server.close();
  }
}
