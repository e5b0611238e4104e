package io.ringwerk.loadtest.bench;

/** What Ringwerk does with its journal before it acknowledges a registration. */
enum Journal {
  /** Written: registrations survive the end of the process. */
  WRITTEN,
  /** Written and forced to the disk: they survive the end of the machine. */
  FORCED
}
