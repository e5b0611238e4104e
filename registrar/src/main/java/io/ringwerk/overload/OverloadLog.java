package io.ringwerk.overload;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when overload begins and ends, for all shards together; an overload that comes back soon is
 * the same one. Shared by all shards, which come here only when their state changes.
 */
final class OverloadLog {

  static final Duration QUIET = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(OverloadLog.class);

  private final InstantSource clock;
  private final OverloadCounters counters;
  private Instant sayNothingBefore = Instant.MIN;
  private boolean said;
  private int overloadedShards;
  private long shedBefore;

  OverloadLog(InstantSource clock, OverloadCounters counters) {
    this.clock = clock;
    this.counters = counters;
  }

  synchronized void began() {
    overloadedShards++;
    Instant now = clock.instant();
    if (overloadedShards > 1 || now.isBefore(sayNothingBefore)) {
      return;
    }
    said = true;
    sayNothingBefore = now.plus(QUIET);
    shedBefore = counters.total();
    LOG.warn(
        "overloaded: more arrives than can be served; new work is refused with 503, emergency calls"
            + " and calls under way are not");
  }

  synchronized void ended() {
    overloadedShards--;
    if (overloadedShards > 0 || !said) {
      return;
    }
    said = false;
    LOG.atInfo()
        .addKeyValue("shed", counters.total() - shedBefore)
        .log("overload has ended; everything is served again");
  }
}
