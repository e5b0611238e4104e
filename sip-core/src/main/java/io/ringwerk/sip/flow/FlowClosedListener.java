package io.ringwerk.sip.flow;

/** Hears that a connection has closed: what was bound to it can't be reached over it any more. */
@FunctionalInterface
public interface FlowClosedListener {

  /** For those who look a flow up when they need it. */
  FlowClosedListener IGNORE = flow -> {};

  /**
   * The connection is closed, or its peer has finished sending; {@link FlowRegistry} no longer
   * finds it. Called once per connection, on the loop that served it; must not block.
   */
  void closed(FlowId flow);
}
