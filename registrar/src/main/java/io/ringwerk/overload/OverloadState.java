package io.ringwerk.overload;

/** How a shard stands. */
public enum OverloadState {
  /** It keeps up. */
  CALM,
  /** It does not keep up just now; that may be a burst, or a pause of the garbage collector. */
  STRAINED,
  /** It does not keep up: it sheds work. */
  OVERLOADED
}
