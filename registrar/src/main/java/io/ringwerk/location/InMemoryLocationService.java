package io.ringwerk.location;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Shared across shards, bounded by its settings and safe for all threads: a location service that
 * answers from memory and writes every change to a log before anybody sees it.
 *
 * <p>An update is planned in memory at once, but becomes visible, and is answered, only when the
 * batch it is in has been written. If it can't be written it is undone (RFC 3261 §10.3 step 7), and
 * memory again holds exactly what the log holds. Each later update tries the disk again, so there
 * is nothing to reset when it has room.
 */
public final class InMemoryLocationService implements LocationService, AutoCloseable {

  private final InstantSource clock;
  private final ChangeReport report;
  private final BindingTable table;
  private final GroupCommit commits;
  private final CommitDriver driver;

  InMemoryLocationService(
      InstantSource clock,
      ChangeReport report,
      BindingTable table,
      GroupCommit commits,
      CommitDriver driver) {
    this.clock = clock;
    this.report = report;
    this.table = table;
    this.commits = commits;
    this.driver = driver;
  }

  /**
   * A service whose bindings end with the process. Updates are committed, and listeners called,
   * before the call returns; bindings expire when {@link #expire} is called.
   */
  public static InMemoryLocationService withoutJournal(InstantSource clock) {
    ChangeReport report = new ChangeReport();
    BindingTable table = new BindingTable(report);
    GroupCommit commits = new GroupCommit(table, new NoLog(), clock, Integer.MAX_VALUE);
    return new InMemoryLocationService(clock, report, table, commits, new CallerCommits(commits));
  }

  /**
   * Opens a service on its journal: replays it and starts the thread that writes it. Whatever was
   * acknowledged before is there again, unless it has expired.
   *
   * @throws IOException if the directory can't be used; the message says what to do. A journal that
   *     is damaged is opened with what is sound in it, and the damage is logged and set aside
   */
  public static InMemoryLocationService open(JournalSettings settings, InstantSource clock)
      throws IOException {
    return new JournalOpening(settings, clock, JournalOpening.Environment.real(settings)).open();
  }

  @Override
  public List<Binding> bindings(DeviceRef device) {
    return DeviceBindings.live(table.get(device).committed(), clock.instant());
  }

  @Override
  public <R> void update(
      DeviceRef device,
      BindingPlanner<R> planner,
      BatchExecutor completesOn,
      UpdateListener<R> listener) {
    commits.submit(new UpdateRequest<>(device, planner, completesOn, listener));
    driver.queued(completesOn);
  }

  @Override
  public void forEach(BiConsumer<DeviceRef, List<Binding>> visitor) {
    Instant now = clock.instant();
    for (Map.Entry<DeviceRef, DeviceBindings> device : table.entries()) {
      List<Binding> live = DeviceBindings.live(device.getValue().committed(), now);
      if (!live.isEmpty()) {
        visitor.accept(device.getKey(), live);
      }
    }
  }

  @Override
  public void addListener(LocationListener listener) {
    report.add(listener);
  }

  /**
   * Lets bindings whose time has run out end now. A service with a journal does so by itself,
   * within a second or two; nobody sees an expired binding in the meantime.
   */
  public void expire() {
    while (commits.turn() > 0) {
      // There may be more than one turn looks at.
    }
  }

  /** How it stands. */
  public LocationFigures figures() {
    return new LocationFigures(
        table.deviceCount(),
        table.bindingCount(),
        commits.pending(),
        commits.committed(),
        commits.failed(),
        table.expiredCount());
  }

  /** Commits what is on its way; updates from now on fail with {@link CommitFailure#CLOSED}. */
  @Override
  public void close() {
    driver.finish();
  }
}
