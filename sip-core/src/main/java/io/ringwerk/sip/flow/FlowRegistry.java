package io.ringwerk.sip.flow;

import java.util.Optional;

/** Finds flows by their id. Shared by all shards. */
public interface FlowRegistry {

  /**
   * The flow with this id, if a message can be sent over it now.
   *
   * <p>A connection is found only while that very connection is open. A flow over datagrams is
   * found as long as we listen on UDP in the peer's address family: at its local address, or, if
   * that one is no longer configured, at another.
   */
  Optional<Flow> find(FlowId id);
}
