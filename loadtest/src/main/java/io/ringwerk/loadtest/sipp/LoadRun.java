package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.sipp.Statistics.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run: phones register, the measured parts play, figures are read meanwhile, phones sign off.
 * Every SIPp it has started has ended when {@link #figures} returns.
 */
final class LoadRun {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PHONES_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SIGN_OFF_PATIENCE = Duration.ofSeconds(8);

  /** How much longer than told a run may take, for calls under way to end. */
  private static final Duration OVERTIME = Duration.ofSeconds(15);

  private static final String RAISED = "ringwerk_duplicates_raised_total";

  private final LoadOrder order;
  private final Cast cast;
  private final SippSettings settings;
  private final Optional<ServerWatch> watch;
  private final Progress progress;
  private final List<SippProcess> phones = new ArrayList<>();
  private final List<SippProcess> measured = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Optional<Rotation> rotation;
  private volatile boolean interrupted;

  LoadRun(LoadOrder order, SippSettings settings, Optional<ServerWatch> watch, Progress progress) {
    this.order = order;
    this.cast = Cast.of(order);
    this.settings = settings;
    this.watch = watch;
    this.progress = progress;
    this.rotation = order.api().map(api -> new Rotation(settings, api, cast.rotated()));
  }

  /** Plays to the end, or until {@link #interrupt}. */
  LoadFigures figures() throws IOException, InterruptedException {
    try {
      startPhones();
      return measure();
    } finally {
      measured.forEach(SippProcess::close);
      phones.forEach(SippProcess::close);
      progress.done();
    }
  }

  /** Ends it early; what was measured so far counts. From any thread. */
  void interrupt() {
    interrupted = true;
  }

  /** What the operator should know beside the figures. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The devices whose passwords were rotated, with those they have now. */
  List<Device> rotatedDevices() {
    return rotation.map(Rotation::devices).orElse(List.of());
  }

  /** All that have run. */
  List<SippProcess> processes() {
    List<SippProcess> all = new ArrayList<>(measured);
    all.addAll(phones);
    return all;
  }

  // ---- phones --------------------------------------------------------------------------------

  private void startPhones() throws IOException, InterruptedException {
    for (Part part : cast.phones()) {
      phones.add(SippProcess.start(settings, part));
    }
    for (SippProcess phone : phones) {
      awaitRegistered(phone);
    }
  }

  private void awaitRegistered(SippProcess phone) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PHONES_PATIENCE.toNanos();
    while (registered(phone) < phone.part().count()) {
      boolean ended = phone.awaitEnd(LOOK);
      phone.read();
      Snapshot now = phone.statistics().last();
      if (interrupted) {
        throw LoadFailure.failed("ended before the load began");
      }
      if (ended || now.failed() > 0 || System.nanoTime() > deadline) {
        throw notRegistered(phone, now);
      }
    }
  }

  private static LoadFailure notRegistered(SippProcess phone, Snapshot now) throws IOException {
    String why =
        phone.breakdown().orElseGet(() -> "failures: " + phone.codes().explain(now.failures()));
    return LoadFailure.failed(
        "only %d of %d phones that are to be called could register (%s): check that the credentials file is this server's and current"
            .formatted(registered(phone), phone.part().count(), why));
  }

  private static long registered(SippProcess phone) {
    return phone.times().total("registered").getTotalCount();
  }

  /** Phones that have gone must not be called by the next run, or by a real caller. */
  private void signOffPhones() throws IOException, InterruptedException {
    phones.forEach(SippProcess::close);
    readAll();
    if (cast.called().isEmpty()) {
      return;
    }
    Part part =
        Part.registering("sign-off", "unregister", cast.called(), 200, cast.called().size());
    try (SippProcess signOff = SippProcess.start(settings, part)) {
      signOff.awaitEnd(SIGN_OFF_PATIENCE);
      signOff.read();
      if (signOff.statistics().last().succeeded() < cast.called().size()) {
        remarks.add(
            "not all called phones could sign off; their registrations expire by themselves");
      }
    }
  }

  // ---- the measured part ----------------------------------------------------------------------

  private LoadFigures measure() throws IOException, InterruptedException {
    OptionalDouble raisedBefore = metric(RAISED);
    Instant startedAt = Instant.now();
    long began = System.nanoTime();
    for (Part part : cast.measured()) {
      measured.add(SippProcess.start(settings, part));
    }
    rotation.ifPresent(Rotation::start);
    ServerSamples samples = new ServerSamples(watch, began);
    follow(began, samples);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    endMeasured();
    OptionalDouble raised = metric(RAISED);
    signOffPhones();
    return figures(startedAt, took, samples, difference(raisedBefore, raised));
  }

  private void follow(long began, ServerSamples samples) throws IOException, InterruptedException {
    long deadline =
        began + order.duration().map(OVERTIME::plus).orElse(Duration.ofDays(365)).toNanos();
    samples.look();
    while (!interrupted && isUnderWay() && System.nanoTime() < deadline) {
      measured.get(0).awaitEnd(LOOK);
      readAll();
      samples.lookEachSecond();
      showProgress(began);
    }
    samples.look();
  }

  private boolean isUnderWay() {
    return measured.stream().anyMatch(SippProcess::isAlive);
  }

  private void endMeasured() throws IOException, InterruptedException {
    measured.forEach(SippProcess::close);
    readAll();
    for (SippProcess each : measured) {
      each.breakdown().ifPresent(remarks::add);
    }
    if (rotation.isPresent()) {
      rotation.get().end();
      rotation.get().trouble().ifPresent(remarks::add);
    }
  }

  private void readAll() throws IOException {
    for (SippProcess each : processes()) {
      each.read();
    }
  }

  private void showProgress(long began) {
    int second = (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();
    String mainTime = order.scenario().mainTime();
    List<LoadFigures.Second> seconds =
        progress.isDue(second) ? Timeline.seconds(measured, mainTime) : List.of();
    if (seconds.isEmpty()) {
      return;
    }
    ResponseTimes times = measured.get(0).times();
    progress.show(
        second,
        seconds.get(seconds.size() - 1).started(),
        Timeline.total(measured),
        times.total(mainTime).getValueAtPercentile(99),
        times.clockStep());
  }

  private OptionalDouble metric(String name) {
    try {
      return watch.isPresent() ? watch.get().metric(name) : OptionalDouble.empty();
    } catch (IOException unseen) {
      return OptionalDouble.empty();
    }
  }

  private static Optional<Long> difference(OptionalDouble before, OptionalDouble after) {
    return before.isPresent() && after.isPresent()
        ? Optional.of(Math.round(after.getAsDouble() - before.getAsDouble()))
        : Optional.empty();
  }

  private LoadFigures figures(
      Instant startedAt, Duration took, ServerSamples samples, Optional<Long> raised) {
    Snapshot total = Timeline.total(measured);
    ResponseTimes times = new ResponseTimes();
    measured.forEach(each -> times.add(each.times()));
    return new LoadFigures(
        order.scenario().command(),
        order.target().text(),
        order.transport().name(),
        order.rate(),
        order.count() * measured.size(),
        startedAt,
        took,
        interrupted,
        total.started(),
        total.succeeded(),
        total.failed(),
        Timeline.failures(measured),
        total.retransmissions(),
        total.succeeded() * 1e9 / took.toNanos(),
        times.clockStep(),
        order.scenario().mainTime(),
        Timeline.percentiles(times),
        Timeline.seconds(measured, order.scenario().mainTime()),
        phonesFigures(),
        samples.figures(),
        rotation.map(Rotation::figures),
        order.scenario() == Scenario.DUPLICATES ? raised : Optional.empty(),
        List.of());
  }

  private Optional<LoadFigures.Phones> phonesFigures() {
    if (phones.isEmpty()) {
      return Optional.empty();
    }
    long rang = phones.stream().mapToLong(each -> each.statistics().last().taken()).sum();
    return Optional.of(new LoadFigures.Phones(cast.called().size(), rang));
  }
}
