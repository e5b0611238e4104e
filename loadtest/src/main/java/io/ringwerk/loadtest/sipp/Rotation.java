package io.ringwerk.loadtest.sipp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rotates passwords a few devices at a time while others register: they register with the old
 * password, it is rotated, the old one must be refused at once and the new one must work.
 *
 * <p>Runs on a thread of its own; ask for results after {@link #end}.
 */
final class Rotation {

  private static final int AT_ONCE = 5;
  private static final int RATE = 50;
  private static final Duration STEP = Duration.ofSeconds(20);

  private final SippSettings settings;
  private final RotationApi api;
  private final List<Device> devices;
  private final Thread thread = new Thread(this::run, "rotation");
  private LoadFigures.Rotations figures = LoadFigures.Rotations.NONE;
  private volatile boolean ending;
  private Optional<String> trouble = Optional.empty();

  Rotation(SippSettings settings, RotationApi api, List<Device> devices) {
    this.settings = settings;
    this.api = api;
    this.devices = new ArrayList<>(devices);
  }

  void start() {
    thread.start();
  }

  boolean isOver() {
    return !thread.isAlive();
  }

  /** Lets the devices under way finish, and rotates no more. */
  void end() throws InterruptedException {
    ending = true;
    thread.join();
  }

  LoadFigures.Rotations figures() {
    return figures;
  }

  /** The devices with the passwords they have now. */
  List<Device> devices() {
    return List.copyOf(devices);
  }

  /** What kept it from going on. */
  Optional<String> trouble() {
    return trouble;
  }

  private void run() {
    try {
      for (int from = 0; from < devices.size() && !ending; from += AT_ONCE) {
        rotate(devices.subList(from, Math.min(devices.size(), from + AT_ONCE)));
      }
    } catch (IOException e) {
      trouble = Optional.of("rotating stopped: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rotate(List<Device> some) throws IOException, InterruptedException {
    List<Device> old = List.copyOf(some);
    play("register", old);
    long refused = 0;
    Duration slowest = figures.slowest();
    for (int i = 0; i < some.size(); i++) {
      long began = System.nanoTime();
      Optional<String> password = api.rotate(some.get(i));
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
      if (password.isEmpty()) {
        refused++;
      } else {
        some.set(i, some.get(i).withPassword(password.get()));
      }
    }
    long oldRefused = play("refused", old);
    long freshAccepted = play("register", some);
    figures =
        new LoadFigures.Rotations(
            figures.rotated() + some.size() - refused,
            figures.refusedByServer() + refused,
            figures.oldRefused() + oldRefused,
            figures.oldAccepted() + some.size() - oldRefused,
            figures.freshAccepted() + freshAccepted,
            figures.freshRefused() + some.size() - freshAccepted,
            slowest);
  }

  /** Plays a scenario once for each device; returns how often it went as it says. */
  private long play(String file, List<Device> some) throws IOException, InterruptedException {
    Part part = Part.registering("rotated", file, some, RATE, some.size());
    try (SippProcess sipp = SippProcess.start(settings, part)) {
      sipp.awaitEnd(STEP);
      sipp.read();
      return sipp.statistics().last().succeeded();
    }
  }
}
