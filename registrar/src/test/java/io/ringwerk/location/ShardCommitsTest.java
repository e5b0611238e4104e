package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardCommitsTest {

  private Instant now = START;
  private final BindingTable table = new BindingTable(new ChangeReport());
  private final FakeLog bindingLog = new FakeLog();
  private final GroupCommit commits = new GroupCommit(table, bindingLog, () -> now, 100);
  private final List<BatchExecutor> leftToTheThread = new ArrayList<>();
  private final ShardCommits driver = new ShardCommits(commits, new RecordedThread());
  private final TestShard shard = new TestShard();
  private final TestShard other = new TestShard();
  private final List<DeviceRef> completed = new ArrayList<>();

  @Test
  void commitsOnceAtTheEndOfTheBatch() {
    update(ANNAS_DESK, shard);
    update(ANNAS_SOFTPHONE, shard);
    assertThat(completed).isEmpty();

    shard.endBatch();

    assertThat(completed).containsExactly(ANNAS_DESK, ANNAS_SOFTPHONE);
    assertThat(bindingLog.flushes()).isEqualTo(1);
    assertThat(leftToTheThread).isEmpty();
  }

  @Test
  void tellsAnotherShardThere() {
    update(ANNAS_DESK, shard);
    update(ANNAS_SOFTPHONE, other);
    other.current = false;

    shard.endBatch();
    assertThat(completed).containsExactly(ANNAS_DESK);
    other.runTasks();

    assertThat(completed).containsExactly(ANNAS_DESK, ANNAS_SOFTPHONE);
  }

  @Test
  void leavesASlowDiskToTheThread() {
    bindingLog.duringNextFlush(() -> now = now.plusMillis(51));
    update(ANNAS_DESK, shard);
    shard.endBatch();

    update(ANNAS_SOFTPHONE, shard);

    assertThat(leftToTheThread).containsExactly(shard);
    assertThat(completed).containsExactly(ANNAS_DESK);
  }

  @Test
  void trustsTheDiskAgainWhenItHasBeenQuickForAWhile() {
    bindingLog.duringNextFlush(() -> now = now.plusMillis(51));
    update(ANNAS_DESK, shard);
    shard.endBatch();
    now = now.plus(Duration.ofSeconds(11));

    update(ANNAS_DESK, shard);
    commits.turn();
    update(ANNAS_DESK, shard);
    shard.endBatch();

    assertThat(leftToTheThread).hasSize(1);
    assertThat(completed).hasSize(3);
  }

  private void update(DeviceRef device, BatchExecutor by) {
    commits.submit(
        new UpdateRequest<>(
            device,
            current -> BindingUpdate.replace("", List.of(TestBindings.binding("sip:a@192.0.2.1"))),
            by,
            result -> completed.add(device)));
    driver.queued(by);
  }

  private final class RecordedThread implements CommitDriver {
    @Override
    public void queued(BatchExecutor by) {
      leftToTheThread.add(by);
    }

    @Override
    public void finish() {}
  }

  private static final class TestShard implements BatchExecutor {
    private final List<Runnable> atEnd = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private boolean current = true;

    @Override
    public boolean isCurrent() {
      return current;
    }

    @Override
    public void atEndOfBatch(Runnable task) {
      if (!atEnd.contains(task)) {
        atEnd.add(task);
      }
    }

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void endBatch() {
      atEnd.forEach(Runnable::run);
      atEnd.clear();
    }

    void runTasks() {
      tasks.forEach(Runnable::run);
    }
  }
}
