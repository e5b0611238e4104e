package io.ringwerk.sip.flow;

import java.time.Duration;

/**
 * What an event loop saw of its own load in a short while.
 *
 * @param window how long that was
 * @param pressure the share of reads from datagram sockets that took as much as they could, so that
 *     more may have been waiting: 0 to 1
 * @param lost datagrams the kernel had no room for
 * @param delay how long a message waits before it is looked at, as far as the loop can tell
 */
public record LoopLoad(Duration window, double pressure, long lost, Duration delay) {}
