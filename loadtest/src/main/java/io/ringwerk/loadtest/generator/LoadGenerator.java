package io.ringwerk.loadtest.generator;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays a population of phones against a SIP server. One run at a time; {@link #awaitSucceeded},
 * {@link #giveUp} and {@link #registeredDevices} may be called by another thread meanwhile.
 *
 * <p>Over UDP an unanswered request is sent again by timers A and E (RFC 3261 §17.1) and counted;
 * an operation that is not over after eight seconds has failed.
 */
public final class LoadGenerator implements AutoCloseable {

  private static final int CALLEES_AT_ONCE = 16;
  private static final int REPEATS = 5;

  private final MultiThreadIoEventLoopGroup group;
  private final List<LoadLoop> loops = new ArrayList<>();
  private final RunProgress progress = new RunProgress();

  private LoadGenerator(int loops) {
    this.group =
        new MultiThreadIoEventLoopGroup(
            loops, new DefaultThreadFactory("load", true), EndpointOpener.io());
  }

  /**
   * Opens source ports or connections, and gives each subscriber a phone.
   *
   * @throws LoadGeneratorException if they can't be opened: the target can't be reached, or the
   *     limit of files is too low
   */
  public static LoadGenerator open(GeneratorSettings settings, Population population)
      throws LoadGeneratorException {
    LoadGenerator generator = new LoadGenerator(settings.loops());
    try {
      generator.prepare(settings, population);
    } catch (LoadGeneratorException e) {
      generator.close();
      throw e;
    }
    return generator;
  }

  /**
   * Registers the devices of all callees. Those that a server just started is too slow for try
   * again.
   *
   * @throws LoadGeneratorException if one is refused
   */
  public void registerCallees() throws LoadGeneratorException {
    LoadResult result = register(LoadLoop::calledPhones);
    for (int again = 0; again < REPEATS && result.failed() > 0; again++) {
      result = register(LoadLoop::unregisteredPhones);
    }
    if (result.failed() > 0) {
      throw new LoadGeneratorException(
          "%d called devices could not register: %s".formatted(result.failed(), result.failures()));
    }
  }

  /**
   * Runs operations until the limit, and waits for those under way then. The phones take turns; a
   * count no higher than that of the phones takes none twice.
   *
   * @throws IllegalArgumentException for calls, if the population has no callee for them: {@link
   *     Operation#CALL} calls those with one device, {@link Operation#FORKED_CALL} those with
   *     several
   */
  public LoadResult run(Operation operation, Pace pace, Limit limit) {
    return run(operation, pace, limit, second -> {});
  }

  /**
   * The same, and tells how it goes.
   *
   * @param progress takes each second as it is over, on the calling thread
   */
  public LoadResult run(Operation operation, Pace pace, Limit limit, Consumer<Second> progress) {
    requireCallees(operation);
    List<LoopRun> runs = new ArrayList<>();
    for (int i = 0; i < loops.size(); i++) {
      LoadLoop loop = loops.get(i);
      Schedule schedule = Schedule.share(pace, limit, i, loops.size());
      IdlePhones idle = idle(pace, limit, loop);
      loop.callingPhones().forEach(idle::add);
      runs.add(new LoopRun(loop, operation, schedule, idle, this.progress));
    }
    return watch(runs, progress);
  }

  /** Waits until so many operations of the run under way, or else of the next, have ended well. */
  public void awaitSucceeded(long count) {
    progress.await(count).join();
  }

  /** Ends the run under way: nothing more is started, nothing waited for. */
  public void giveUp() {
    for (LoadLoop loop : loops) {
      loop.execute(() -> loop.run().ifPresent(LoopRun::giveUp));
    }
  }

  /** The devices whose REGISTER was answered 200, in all runs so far. */
  public Set<String> registeredDevices() {
    Set<String> devices = new HashSet<>();
    for (LoadLoop loop : loops) {
      devices.addAll(loop.ask(loop::registeredDevices).join());
    }
    return devices;
  }

  /** Closes all source ports or connections. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void prepare(GeneratorSettings settings, Population population)
      throws LoadGeneratorException {
    int devices =
        population.callers().size()
            + population.callees().stream().mapToInt(callee -> callee.devices().size()).sum();
    int endpoints = Math.min(settings.endpoints(), devices);
    EndpointOpener.checkLimit(endpoints);
    EndpointOpener opener = new EndpointOpener(settings);
    int run = ThreadLocalRandom.current().nextInt();
    for (EventExecutor executor : group) {
      String prefix = Digits.hexText(run + loops.size()) + "-";
      loops.add(new LoadLoop((EventLoop) executor, prefix));
    }
    for (int i = 0; i < loops.size(); i++) {
      int share = endpoints / loops.size() + (i < endpoints % loops.size() ? 1 : 0);
      opener.open(loops.get(i), Math.max(1, share));
    }
    populate(population);
  }

  private void populate(Population population) {
    for (int i = 0; i < population.callers().size(); i++) {
      loops.get(i % loops.size()).addCaller(population.callers().get(i));
    }
    for (int i = 0; i < population.callees().size(); i++) {
      loops.get(i % loops.size()).addCallee(population.callees().get(i));
    }
  }

  private void requireCallees(Operation operation) {
    boolean calls = operation == Operation.CALL || operation == Operation.FORKED_CALL;
    if (calls && loops.stream().anyMatch(loop -> loop.calledBy(operation).isEmpty())) {
      throw new IllegalArgumentException(
          operation == Operation.CALL
              ? "CALL needs a callee with one device for each loop"
              : "FORKED_CALL needs a callee with several devices for each loop");
    }
  }

  private LoadResult register(Function<LoadLoop, List<Phone>> participants) {
    List<LoopRun> runs = new ArrayList<>();
    for (LoadLoop loop : loops) {
      List<Phone> phones = participants.apply(loop);
      IdlePhones idle = IdlePhones.inTurn();
      phones.forEach(idle::add);
      Schedule schedule = new ClosedSchedule(CALLEES_AT_ONCE, phones.size(), Duration.ofDays(1));
      runs.add(new LoopRun(loop, Operation.REGISTER, schedule, idle, progress));
    }
    return watch(runs, second -> {});
  }

  private LoadResult watch(List<LoopRun> runs, Consumer<Second> listener) {
    LoadResult result = new RunWatch(loops, runs).watch(listener);
    progress.reset();
    return result;
  }

  /** A short run takes each phone at most once: "register these devices" must leave none out. */
  private IdlePhones idle(Pace pace, Limit limit, LoadLoop loop) {
    int endpoints = loop.endpoints().size();
    boolean isShort = limit instanceof Limit.Count count && count.operations() <= allPhones();
    boolean keepsEndpointsBusy =
        pace instanceof Pace.Saturation saturation
            && saturation.inFlight() / loops.size() >= endpoints;
    return keepsEndpointsBusy && !isShort ? IdlePhones.byEndpoint(endpoints) : IdlePhones.inTurn();
  }

  private long allPhones() {
    return loops.stream().mapToLong(LoadLoop::size).sum();
  }
}
