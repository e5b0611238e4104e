package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An operation as the table compares it: who does what over which transport, and how much of it.
 */
enum Row {
  /** REGISTER, 401, REGISTER with digest, 200. */
  REGISTER("REGISTER, challenged, UDP", Operation.REGISTER, 10_000, 0, 256, 5_000),

  /** The same, each batch of registrations forced to the disk before it is acknowledged. */
  REGISTER_FORCED("REGISTER, forced to disk", Operation.REGISTER, 10_000, 0, 256, 5_000),

  /** REGISTER on a known nonce. */
  REFRESH("re-REGISTER, UDP", Operation.REFRESH, 10_000, 0, 256, 10_000),

  /** The same, each device on a TCP connection of its own. */
  REFRESH_TCP("re-REGISTER, 2,000 TCP", Operation.REFRESH, 2_000, 0, 256, 5_000),

  /** OPTIONS to the server. */
  OPTIONS("OPTIONS, UDP", Operation.OPTIONS, 2_000, 0, 256, 10_000),

  /** INVITE, 407, ring, answer, ACK, BYE. */
  CALL("call, UDP", Operation.CALL, 2_000, 1, 128, 1_000),

  /** The same to three phones; one answers, two are cancelled. */
  FORKED_CALL("call to 3 devices, UDP", Operation.FORKED_CALL, 2_000, 3, 128, 1_000),

  /** Calls at a high rate for longer than transactions live: what memory they hold. */
  STEADY_CALLS("6,000 calls/s", Operation.CALL, 8_000, 1, 128, 6_000);

  private static final int TCP_CONNECTIONS = 2_000;
  private static final int CALLED_USERS = 1_000;

  private final String title;
  private final Operation operation;
  private final int callers;
  private final int devicesEach;
  private final int inFlight;
  private final int rate;

  Row(String title, Operation operation, int callers, int devicesEach, int inFlight, int rate) {
    this.title = title;
    this.operation = operation;
    this.callers = callers;
    this.devicesEach = devicesEach;
    this.inFlight = inFlight;
    this.rate = rate;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /** What the generator does. */
  Operation operation() {
    return operation;
  }

  /** Who takes part. */
  Residents residents() {
    return new Residents(callers, devicesEach == 0 ? 0 : CALLED_USERS, devicesEach);
  }

  /** Operations under way at once, where the server sets the rate. */
  int inFlight() {
    return inFlight;
  }

  /** Under which loads it is measured, in this order. */
  Set<Load> loads() {
    return this == STEADY_CALLS ? EnumSet.of(Load.RATE) : EnumSet.of(Load.SATURATION, Load.RATE);
  }

  /** The row that the command line calls so. */
  static Optional<Row> named(String option) {
    return Arrays.stream(values()).filter(row -> row.option().equals(option)).findFirst();
  }

  /** What the command line calls it. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What Ringwerk does with its journal; everywhere else it is written and not forced. */
  Journal journal() {
    return this == REGISTER_FORCED ? Journal.FORCED : Journal.WRITTEN;
  }

  /** The given rate, in operations a second; of a busy but not loaded server in most rows. */
  int rate() {
    return rate;
  }

  /** Where the load comes from. */
  GeneratorSettings generator(InetSocketAddress server) {
    return transport() == TransportProtocol.TCP
        ? GeneratorSettings.tcp(server, TCP_CONNECTIONS)
        : GeneratorSettings.udp(server);
  }

  private TransportProtocol transport() {
    return this == REFRESH_TCP ? TransportProtocol.TCP : TransportProtocol.UDP;
  }
}
