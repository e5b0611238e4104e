package io.ringwerk.loadtest.bench;

import java.io.IOException;
import java.time.Duration;

/** A server that takes part in the comparison. */
interface Contender {

  /** What stands over its column. */
  String name();

  /** Whether the row is for it. */
  boolean takesPartIn(Row row);

  /** How long it is loaded before anything is counted. */
  Duration warmUp(BenchSettings settings);

  /** How the residents' devices look to it. */
  Residents.Form form();

  /**
   * Starts it anew in a temporary directory, with the row's residents.
   *
   * @throws IOException if it doesn't start; the message says what it printed
   */
  RunningServer start(Row row) throws IOException, InterruptedException;
}
