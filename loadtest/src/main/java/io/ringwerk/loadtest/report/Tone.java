package io.ringwerk.loadtest.report;

/** How a figure is meant. */
public enum Tone {
  /** As it is. */
  PLAIN,
  /** As hoped for: a limit kept, a comparison won. */
  GOOD,
  /** Not as hoped for. */
  BAD
}
