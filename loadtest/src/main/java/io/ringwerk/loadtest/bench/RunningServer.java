package io.ringwerk.loadtest.bench;

import java.net.InetSocketAddress;

/** A contender while it runs; closing it ends all its processes and removes its directory. */
interface RunningServer extends AutoCloseable {

  /** Where it answers, over UDP and TCP. */
  InetSocketAddress address();

  /** Its processes. */
  ProcessGroup processes();

  /** Version, options and allocator, as far as they matter for the figures. */
  String description();

  @Override
  void close();
}
