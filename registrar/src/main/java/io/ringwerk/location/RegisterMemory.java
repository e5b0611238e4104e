package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shared across shards, bounded per device and in time, safe for all threads: the last REGISTERs of
 * each device that left no binding to know them by, so that a retransmission is recognised and
 * answered again without a second change. A binding itself tells which REGISTER made it.
 *
 * <p>It takes the place of a non-INVITE server transaction (RFC 3261 §17.2.2), which would hold
 * every REGISTER for timer J: only devices whose credentials were proven get an entry, a few each.
 */
public final class RegisterMemory {

  /** Phones that share one device's credentials register in turns; each has its own last one. */
  private static final int PER_DEVICE = 4;

  /** Timer J: 64·T1. No retransmission comes later (RFC 3261 §17.1.2.2). */
  private static final Duration LIFETIME = Duration.ofSeconds(32);

  private final InstantSource clock;
  private volatile Generations generations;

  /** A memory with nothing in it. */
  public RegisterMemory(InstantSource clock) {
    this.clock = clock;
    this.generations =
        new Generations(
            new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), clock.instant().plus(LIFETIME));
  }

  /**
   * Notes how far {@code register} of {@code device} has come, in place of what was noted before.
   */
  public void remember(DeviceRef device, RegisterId register, RegisterOutcome outcome) {
    current()
        .young()
        .compute(
            device,
            (key, noted) -> with(noted == null ? List.of() : noted, new Noted(register, outcome)));
  }

  /** Forgets {@code register}: it was not carried out, and its retransmission may try again. */
  public void forget(DeviceRef device, RegisterId register) {
    Generations all = current();
    all.young().computeIfPresent(device, (key, noted) -> without(noted, register));
    all.old().computeIfPresent(device, (key, noted) -> without(noted, register));
  }

  /** How far this very REGISTER has come, if it was noted within the last 32 seconds. */
  public Optional<RegisterOutcome> outcome(DeviceRef device, RegisterId register) {
    Generations all = current();
    return find(all.young().getOrDefault(device, List.of()), register)
        .or(() -> find(all.old().getOrDefault(device, List.of()), register));
  }

  private static Optional<RegisterOutcome> find(List<Noted> noted, RegisterId register) {
    for (Noted each : noted) {
      if (each.register().equals(register)) {
        return Optional.of(each.outcome());
      }
    }
    return Optional.empty();
  }

  private static List<Noted> with(List<Noted> noted, Noted added) {
    List<Noted> result = new ArrayList<>(PER_DEVICE);
    result.add(added);
    for (Noted each : noted) {
      if (result.size() < PER_DEVICE && !each.register().equals(added.register())) {
        result.add(each);
      }
    }
    return List.copyOf(result);
  }

  private static List<Noted> without(List<Noted> noted, RegisterId register) {
    return noted.stream().filter(each -> !each.register().equals(register)).toList();
  }

  /** The generations of now: an entry lives for one lifetime at least and for two at most. */
  private Generations current() {
    Generations all = generations;
    return clock.instant().isBefore(all.until()) ? all : next();
  }

  private synchronized Generations next() {
    Generations all = generations;
    Instant now = clock.instant();
    if (now.isBefore(all.until())) {
      return all;
    }
    boolean oldOnesEnded = !now.isBefore(all.until().plus(LIFETIME));
    generations =
        new Generations(
            new ConcurrentHashMap<>(),
            oldOnesEnded ? new ConcurrentHashMap<>() : all.young(),
            now.plus(LIFETIME));
    return generations;
  }

  private record Noted(RegisterId register, RegisterOutcome outcome) {}

  private record Generations(
      ConcurrentHashMap<DeviceRef, List<Noted>> young,
      ConcurrentHashMap<DeviceRef, List<Noted>> old,
      Instant until) {}
}
