package io.ringwerk.location;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a location service together from what its journal holds. */
final class JournalOpening {

  private static final Logger log = LoggerFactory.getLogger(JournalOpening.class);

  /** More files than these are made one at the start, or every restart would add one. */
  private static final int MANY_FILES = 8;

  private final JournalSettings settings;
  private final InstantSource clock;
  private final Environment environment;
  private final ChangeReport report = new ChangeReport();
  private final BindingTable table = new BindingTable(report);

  /**
   * What a journal needs of its surroundings.
   *
   * @param files creates files
   * @param background runs compactions
   * @param driver makes the commits go on
   */
  record Environment(
      AppendFile.Creator files, Executor background, Function<GroupCommit, CommitDriver> driver) {

    /** Real files, and threads. */
    static Environment real(JournalSettings settings) {
      return new Environment(
          AppendFile::create, Environment::inThread, commits -> driver(commits, settings));
    }

    /** Nobody but a thread of its own may wait for the disk. */
    private static CommitDriver driver(GroupCommit commits, JournalSettings settings) {
      CommitDriver thread = CommitThread.started(commits, settings.gather());
      return settings.forceToDisk() ? thread : new ShardCommits(commits, thread);
    }

    private static void inThread(Runnable task) {
      Thread thread = new Thread(task, "location-compaction");
      thread.setDaemon(true);
      thread.start();
    }
  }

  JournalOpening(JournalSettings settings, InstantSource clock, Environment environment) {
    this.settings = settings;
    this.clock = clock;
    this.environment = environment;
  }

  InMemoryLocationService open() throws IOException {
    JournalDirectory directory = JournalDirectory.open(settings.directory());
    try {
      return open(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private InMemoryLocationService open(JournalDirectory directory) throws IOException {
    List<Path> files = directory.files();
    JournalReplay replay = replay(files);
    BindingJournal journal = begin(directory);
    if (replay.damages() > 0 || files.size() > MANY_FILES) {
      journal.wantCompaction();
    }
    GroupCommit commits = new GroupCommit(table, journal, clock, settings.maxPendingUpdates());
    commits.continueAfter(replay.lastSequence());
    return new InMemoryLocationService(
        clock, report, table, commits, environment.driver().apply(commits));
  }

  private JournalReplay replay(List<Path> files) throws IOException {
    long begun = clock.millis();
    JournalReplay replay = new JournalReplay();
    for (Path file : files) {
      replay.read(file);
    }
    replay.restore(table, clock.instant());
    log.info(
        "{} bindings of {} devices restored from {} records in {} files, in {} ms",
        table.bindingCount(),
        table.deviceCount(),
        replay.records(),
        files.size(),
        clock.millis() - begun);
    return replay;
  }

  private BindingJournal begin(JournalDirectory directory) throws IOException {
    Compaction compaction =
        new Compaction(directory, environment.files(), table, environment.background());
    return new BindingJournal(
        directory, environment.files(), settings, compaction, directory.segmentBytes());
  }
}
