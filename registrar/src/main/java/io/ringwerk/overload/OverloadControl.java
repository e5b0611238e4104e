package io.ringwerk.overload;

import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Sheds what a shard can't serve, before it costs anything: no transaction, no digest, no look at
 * who sends it. Shared by all shards; each decides by what its own loop sees ({@link Shedding}).
 *
 * <p>Where nothing is shed it costs one look at a number.
 */
public final class OverloadControl {

  private static final int SERVICE_UNAVAILABLE = 503;

  private final OverloadSettings settings;
  private final RequestPriorities priorities;
  private final RetryAfter retryAfter;
  private final OverloadCounters counters = new OverloadCounters();
  private final OverloadLog log;
  private final List<ShardControl> shards;
  private final AtomicInteger overloadedShards = new AtomicInteger();

  /**
   * A control for so many shards, all calm.
   *
   * @param random draws the Retry-After of each refusal; for all threads
   */
  public OverloadControl(
      OverloadSettings settings,
      int shards,
      EmergencyNumbers emergencyNumbers,
      Directory directory,
      LocationService location,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.priorities = new RequestPriorities(emergencyNumbers, directory, location);
    this.retryAfter = new RetryAfter(settings.retryAfter(), random);
    this.log = new OverloadLog(clock, counters);
    this.shards =
        IntStream.range(0, shards).mapToObj(i -> new ShardControl(settings.shedding())).toList();
  }

  /** A shard has seen how it keeps up. On that shard only. */
  public void measured(int shard, LoopLoad load) {
    if (!settings.enabled()) {
      return;
    }
    ShardControl control = shards.get(shard);
    boolean before = control.isOverloaded();
    control.observe(load);
    boolean after = control.isOverloaded();
    if (after && !before) {
      overloadedShards.incrementAndGet();
      log.began();
    } else if (before && !after) {
      overloadedShards.decrementAndGet();
      log.ended();
    }
  }

  /** Whether any shard sheds. */
  public boolean isShedding() {
    return overloadedShards.get() > 0;
  }

  /**
   * Decides on a request, and answers it if it is refused. On the shard that read it only.
   *
   * @return whether it is shed, and nothing more is to be done
   */
  public boolean sheds(SipRequest request, Flow flow, int shard) {
    ShardControl control = shards.get(shard);
    if (!control.isOverloaded()) {
      return false;
    }
    Priority priority = priorities.of(request);
    return switch (control.judge(priority, !flow.transport().isReliable())) {
      case SERVE -> false;
      case REFUSE -> {
        counters.refused().increment(priority);
        refuse(request, flow);
        yield true;
      }
      case DROP -> {
        counters.dropped().increment(priority);
        yield true;
      }
    };
  }

  /** What was shed. */
  public OverloadCounters counters() {
    return counters;
  }

  /** How much the worst shard sheds: 0 nothing, up to 1 a part of the new work, and so on to 3. */
  public double severity() {
    return shards.stream().mapToDouble(ShardControl::severity).max().orElse(0);
  }

  private void refuse(SipRequest request, Flow flow) {
    flow.send(
        ResponseBuilder.to(request, SERVICE_UNAVAILABLE, "Overloaded")
            .header(HeaderName.RETRY_AFTER, retryAfter.next())
            .build());
  }

  /** A shard's decisions, and what others may know of them. */
  private static final class ShardControl {

    private final Shedding shedding;
    private volatile double severity;

    ShardControl(SheddingSettings settings) {
      this.shedding = new Shedding(settings);
    }

    void observe(LoopLoad load) {
      shedding.observe(load);
      severity = shedding.severity();
    }

    Verdict judge(Priority priority, boolean repeatedIfDropped) {
      return shedding.judge(priority, repeatedIfDropped);
    }

    boolean isOverloaded() {
      return shedding.state() == OverloadState.OVERLOADED;
    }

    double severity() {
      return severity;
    }
  }
}
