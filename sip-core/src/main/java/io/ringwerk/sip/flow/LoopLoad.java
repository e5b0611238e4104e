package io.ringwerk.sip.flow;

import java.time.Duration;

/**
 * What an event loop saw of its own load in a short while.
 *
 * @param window how long that was
 * @param pressure the share of reads from datagram sockets that took as much as they could, so that
 *     more may have been waiting: 0 to 1. At 1 no read emptied its socket, so a queue stood there
 *     all the time; 0 as well if nothing was read
 * @param lag how late the loop came to look: what it did before took that long, and whatever came
 *     over a connection meanwhile waited
 */
public record LoopLoad(Duration window, double pressure, Duration lag) {

  /** Whether messages were waiting in a socket during the whole window. */
  public boolean hasStandingQueue() {
    return pressure >= 1;
  }
}
