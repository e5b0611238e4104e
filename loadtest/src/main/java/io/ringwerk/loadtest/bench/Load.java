package io.ringwerk.loadtest.bench;

/** How much is asked of a server. */
enum Load {
  /** Closed loop: as much as it answers. */
  SATURATION,
  /** Open loop: the row's rate, whatever it answers. */
  RATE
}
