package io.ringwerk.loadtest.generator;

import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;

/**
 * Where the load goes, and from where.
 *
 * @param target where every phone sends all its requests, as to an outbound proxy
 * @param transport UDP or TCP
 * @param endpoints source ports or connections; phones are spread over them, and there are never
 *     more than phones
 * @param loops event loops, each with a thread and its share of the phones; one suffices where
 *     generator and server share a small machine
 */
public record GeneratorSettings(
    InetSocketAddress target, TransportProtocol transport, int endpoints, int loops) {

  /** Checks the numbers. */
  public GeneratorSettings {
    if (endpoints < 1 || loops < 1) {
      throw new IllegalArgumentException("endpoints and loops must be positive");
    }
    if (transport != TransportProtocol.UDP && transport != TransportProtocol.TCP) {
      throw new IllegalArgumentException("no phones over " + transport + " yet");
    }
  }

  /** UDP from 64 source ports, on one event loop. */
  public static GeneratorSettings udp(InetSocketAddress target) {
    return new GeneratorSettings(target, TransportProtocol.UDP, 64, 1);
  }

  /** TCP over so many connections, on one event loop. */
  public static GeneratorSettings tcp(InetSocketAddress target, int connections) {
    return new GeneratorSettings(target, TransportProtocol.TCP, connections, 1);
  }
}
