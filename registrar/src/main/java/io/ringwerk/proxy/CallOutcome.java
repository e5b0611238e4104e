package io.ringwerk.proxy;

/** How the attempt to set up a call ended. */
public enum CallOutcome {
  /** A device answered. */
  ANSWERED,
  /** The caller gave up first. */
  CALLER_GAVE_UP,
  /** Nobody answered in time. */
  NO_ANSWER,
  /** Every device refused or failed; the status says how. */
  FAILED
}
