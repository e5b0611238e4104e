package io.ringwerk.overload;

import static java.util.Objects.requireNonNull;

import io.ringwerk.sip.flow.LoopLoad;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decides for one shard which work is shed: a state machine fed with what the loop sees of its own
 * load. Belongs to its shard; it asks no clock, and one window is one event.
 *
 * <pre>
 * state       window             then
 * CALM        kept up            CALM
 * CALM        not                STRAINED, 1 window
 * STRAINED n  kept up            CALM
 * STRAINED n  not, n+1 < limit   STRAINED n+1
 * STRAINED n  not, n+1 = limit   OVERLOADED, severity = step
 * OVERLOADED  kept up            severity eases; OVERLOADED, or CALM once it is 0
 * OVERLOADED  not                severity + step, at most 3; as it was while the budget is used up
 * </pre>
 *
 * <p>The severity says what is shed: up to 1 that part of {@link Priority#NEW_WORK}; from there to
 * 2 all of it and a part of {@link Priority#AUTHENTICATED}; then of {@link Priority#KNOWN_DEVICE}
 * too. It settles where just nothing is lost or late: all of the capacity is used, and what is
 * served does not wait for long.
 */
public final class Shedding {

  private static final double MOST_SEVERE = 3;

  /** A window with little pressure: the load has gone, and the severity with it. */
  private static final double RELIEVED = 0.25;

  private static final double EASE_RELIEVED = 0.7;
  private static final double EASE = 0.95;
  private static final double EASE_AT_LEAST = 0.01;

  private final SheddingSettings settings;
  private final Map<Priority, Quota> quotas = new EnumMap<>(Priority.class);
  private OverloadState state = OverloadState.CALM;
  private double severity;
  private int strained;
  private int refusals;
  private int drops;

  /** A calm shard. */
  public Shedding(SheddingSettings settings) {
    this.settings = settings;
    for (Priority priority : Priority.values()) {
      quotas.put(priority, new Quota());
    }
  }

  /** A window has passed. */
  public void observe(LoopLoad load) {
    boolean keptUp = load.lost() == 0 && load.delay().compareTo(settings.delay()) < 0;
    switch (state) {
      case CALM, STRAINED -> observeStrain(keptUp);
      case OVERLOADED -> observeOverload(keptUp, load.pressure());
    }
    refusals = 0;
    drops = 0;
  }

  /**
   * Decides on a request, and counts what is decided.
   *
   * @param repeatedIfDropped whether the peer sends it again when there is no answer, as it does
   *     over UDP
   */
  public Verdict judge(Priority priority, boolean repeatedIfDropped) {
    if (state != OverloadState.OVERLOADED || !isShed(priority)) {
      return Verdict.SERVE;
    }
    if (refusals < settings.maximumRefusals()) {
      refusals++;
      return Verdict.REFUSE;
    }
    if (repeatedIfDropped && drops < settings.maximumDrops()) {
      drops++;
      return Verdict.DROP;
    }
    return Verdict.SERVE;
  }

  /** How the shard stands. */
  public OverloadState state() {
    return state;
  }

  /** How much is shed: 0 to 3. */
  public double severity() {
    return severity;
  }

  private void observeStrain(boolean keptUp) {
    strained = keptUp ? 0 : strained + 1;
    if (keptUp) {
      state = OverloadState.CALM;
    } else if (strained < settings.strainedWindows()) {
      state = OverloadState.STRAINED;
    } else {
      state = OverloadState.OVERLOADED;
      severity = settings.step();
    }
  }

  private void observeOverload(boolean keptUp, double pressure) {
    if (keptUp) {
      ease(pressure < RELIEVED ? EASE_RELIEVED : EASE);
    } else if (!isBudgetUsedUp()) {
      severity = Math.min(MOST_SEVERE, severity + settings.step());
    }
  }

  private void ease(double factor) {
    severity = Math.max(0, severity * factor - EASE_AT_LEAST);
    if (severity == 0) {
      state = OverloadState.CALM;
      strained = 0;
    }
  }

  /** Shedding more would not help then: what is over the budget is served all the same. */
  private boolean isBudgetUsedUp() {
    return refusals >= settings.maximumRefusals() && drops >= settings.maximumDrops();
  }

  private boolean isShed(Priority priority) {
    return requireNonNull(quotas.get(priority), "each priority has one").take(partShed(priority));
  }

  private double partShed(Priority priority) {
    return switch (priority) {
      case EMERGENCY, CONTINUATION -> 0;
      case KNOWN_DEVICE -> part(severity - 2);
      case AUTHENTICATED -> part(severity - 1);
      case NEW_WORK -> part(severity);
    };
  }

  private static double part(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /**
   * Takes a part of what comes, evenly: what is owed adds up until it makes a whole one. Even is
   * kinder than random, and the same every time.
   */
  private static final class Quota {

    private double owed;

    boolean take(double part) {
      owed += part;
      if (owed < 1) {
        return false;
      }
      owed -= 1;
      return true;
    }
  }
}
