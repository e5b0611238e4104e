package io.ringwerk.proxy;

import io.ringwerk.sip.transaction.IncomingRequest;
import io.ringwerk.sip.transaction.ServerTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table of requests being proxied, until all their branches have ended. Belongs to its shard.
 */
final class ProxiedRequests {

  private final Map<ServerTransaction, ProxiedRequest> open = new HashMap<>();

  /** Opens the server transaction of a request that is going to be forwarded. */
  ProxiedRequest begin(IncomingRequest incoming, ProxiedRequest.EndListener endListener) {
    ServerTransaction server = incoming.begin();
    ProxiedRequest request =
        new ProxiedRequest(
            server,
            (outcome, status) -> {
              open.remove(server);
              endListener.ended(outcome, status);
            });
    open.put(server, request);
    return request;
  }

  /** The request this transaction is for, unless it was answered by ourselves or all has ended. */
  Optional<ProxiedRequest> find(ServerTransaction server) {
    return Optional.ofNullable(open.get(server));
  }

  int size() {
    return open.size();
  }
}
