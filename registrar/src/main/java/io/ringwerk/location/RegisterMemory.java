package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shared across shards, bounded per device and in time, safe for all threads: the last REGISTERs of
 * each device, so that a retransmission is recognised and answered again without a second change.
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
   * Notes {@code register} of {@code device}, unless it is known.
   *
   * @return what is noted of it: {@linkplain RememberedRegister#isNew new}, or as far as it has
   *     come, if it was seen within the last 32 seconds
   */
  public RememberedRegister remember(DeviceRef device, RegisterId register) {
    Generations all = current();
    Optional<RememberedRegister> old = find(all.old().get(device), register);
    if (old.isPresent()) {
      return old.get();
    }
    RememberedRegister added = new RememberedRegister(register);
    List<RememberedRegister> noted =
        all.young().compute(device, (key, known) -> with(known, added));
    return find(noted, register).orElse(added);
  }

  /** Forgets {@code register}: it was not carried out, and its retransmission may try again. */
  public void forget(DeviceRef device, RegisterId register) {
    Generations all = current();
    all.young().computeIfPresent(device, (key, noted) -> without(noted, register));
    all.old().computeIfPresent(device, (key, noted) -> without(noted, register));
  }

  private static Optional<RememberedRegister> find(
      @Nullable List<RememberedRegister> noted, RegisterId register) {
    if (noted == null) {
      return Optional.empty();
    }
    for (int i = 0; i < noted.size(); i++) {
      if (noted.get(i).is(register)) {
        return Optional.of(noted.get(i));
      }
    }
    return Optional.empty();
  }

  /** The list with the new one in front; the list itself if it is known there. */
  private static List<RememberedRegister> with(
      @Nullable List<RememberedRegister> noted, RememberedRegister added) {
    if (noted == null) {
      return List.of(added);
    }
    if (find(noted, added.register()).isPresent()) {
      return noted;
    }
    List<RememberedRegister> result = new ArrayList<>(PER_DEVICE);
    result.add(added);
    result.addAll(noted.subList(0, Math.min(noted.size(), PER_DEVICE - 1)));
    return result;
  }

  private static List<RememberedRegister> without(
      List<RememberedRegister> noted, RegisterId register) {
    return noted.stream().filter(each -> !each.is(register)).toList();
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

  private record Generations(
      ConcurrentHashMap<DeviceRef, List<RememberedRegister>> young,
      ConcurrentHashMap<DeviceRef, List<RememberedRegister>> old,
      Instant until) {}
}
