package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.location.UpdateResult.Committed;
import io.ringwerk.location.UpdateResult.NotCommitted;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commit line, turned by hand: what is visible when, and what a failed write undoes. */
class GroupCommitTest {

  private static final int MAX_PENDING = 3;

  private final FakeLog log = new FakeLog();
  private final BindingTable table = new BindingTable(new ChangeReport());
  private final GroupCommit commits =
      new GroupCommit(table, log, InstantSource.fixed(START), MAX_PENDING);
  private final List<UpdateResult<String>> results = new ArrayList<>();

  @Test
  void showsAnUpdateOnlyOnceItIsWritten() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");

    assertThat(visible(ANNAS_DESK)).isEmpty();
    assertThat(results).isEmpty();

    commits.turn();

    assertThat(visible(ANNAS_DESK)).containsExactly("sip:a@198.51.100.7");
    assertThat(results)
        .containsExactly(new Committed<>("put", List.of(binding("sip:a@198.51.100.7"))));
  }

  @Test
  void plansOnUpdatesThatAreStillOnTheirWay() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    put(ANNAS_DESK, "sip:b@198.51.100.7");

    commits.turn();

    assertThat(visible(ANNAS_DESK)).containsExactly("sip:a@198.51.100.7", "sip:b@198.51.100.7");
  }

  @Test
  void writesManyUpdatesInOneBatch() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    put(ANNAS_SOFTPHONE, "sip:b@198.51.100.8");

    assertThat(commits.turn()).isEqualTo(2);
    assertThat(log.written()).containsExactly(ANNAS_DESK, ANNAS_SOFTPHONE);
  }

  @Test
  void undoesABatchThatCannotBeWritten() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    commits.turn();
    results.clear();
    log.failWith("No space left on device");

    put(ANNAS_DESK, "sip:b@198.51.100.7");
    put(ANNAS_SOFTPHONE, "sip:c@198.51.100.8");
    commits.turn();

    assertThat(results)
        .containsExactly(
            new NotCommitted<>(CommitFailure.DISK_FULL),
            new NotCommitted<>(CommitFailure.DISK_FULL));
    assertThat(visible(ANNAS_DESK)).containsExactly("sip:a@198.51.100.7");
    assertThat(planned(ANNAS_DESK)).containsExactly("sip:a@198.51.100.7");
    assertThat(planned(ANNAS_SOFTPHONE)).isEmpty();
  }

  @Test
  void failsWhatWasPlannedOnAnUpdateThatFailed() {
    log.failWith("Input/output error");
    log.duringNextFlush(() -> put(ANNAS_DESK, "sip:b@198.51.100.7"));
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    commits.turn();
    log.recover();

    put(ANNAS_DESK, "sip:c@198.51.100.7");
    put(ANNAS_SOFTPHONE, "sip:d@198.51.100.8");
    commits.turn();

    assertThat(results).filteredOn(NotCommitted.class::isInstance).hasSize(3);
    assertThat(planned(ANNAS_DESK)).isEmpty();
    assertThat(visible(ANNAS_SOFTPHONE)).containsExactly("sip:d@198.51.100.8");
  }

  @Test
  void goesOnByItselfWhenTheDiskHasRoomAgain() {
    log.failWith("No space left on device");
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    commits.turn();
    log.recover();

    put(ANNAS_DESK, "sip:a@198.51.100.7");
    commits.turn();

    assertThat(results.get(1)).isInstanceOf(Committed.class);
    assertThat(visible(ANNAS_DESK)).containsExactly("sip:a@198.51.100.7");
  }

  @Test
  void answersAQueryOnlyWhenWhatItSawIsWritten() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    query(ANNAS_DESK);
    log.failWith("No space left on device");

    commits.turn();

    assertThat(results.get(1)).isEqualTo(new NotCommitted<>(CommitFailure.DISK_FULL));
  }

  @Test
  void answersAQueryThoughTheDiskIsFull() {
    log.failWith("No space left on device");
    query(ANNAS_DESK);
    put(ANNAS_SOFTPHONE, "sip:c@198.51.100.8");

    commits.turn();

    assertThat(results.get(0)).isEqualTo(new Committed<>("query", List.of()));
    assertThat(results.get(1)).isInstanceOf(NotCommitted.class);
  }

  @Test
  void refusesMoreThanItMayHold() {
    for (int i = 0; i <= MAX_PENDING; i++) {
      put(ANNAS_DESK, "sip:" + i + "@198.51.100.7");
    }

    assertThat(results).containsExactly(new NotCommitted<>(CommitFailure.OVERLOADED));

    commits.turn();
    put(ANNAS_DESK, "sip:again@198.51.100.7");
    commits.turn();

    assertThat(visible(ANNAS_DESK)).hasSize(MAX_PENDING + 1);
  }

  @Test
  void refusesUpdatesOnceItCloses() {
    put(ANNAS_DESK, "sip:a@198.51.100.7");
    commits.beginClosing();
    put(ANNAS_DESK, "sip:b@198.51.100.7");

    assertThat(commits.isDrained()).isFalse();
    commits.turn();

    assertThat(commits.isDrained()).isTrue();
    assertThat(results)
        .containsExactlyInAnyOrder(
            new NotCommitted<>(CommitFailure.CLOSED),
            new Committed<>("put", List.of(binding("sip:a@198.51.100.7"))));
  }

  @Test
  void changesNothingWhenThePlannerThrows() {
    UpdateRequest<String> broken =
        request(
            ANNAS_DESK,
            current -> {
              throw new IllegalStateException("bug");
            });

    assertThatThrownBy(() -> commits.submit(broken)).hasMessage("bug");
    assertThat(commits.pending()).isZero();
    assertThat(planned(ANNAS_DESK)).isEmpty();
  }

  private void put(DeviceRef device, String contact) {
    commits.submit(
        request(
            device,
            current -> {
              List<Binding> bindings = new ArrayList<>(current);
              bindings.add(binding(contact));
              return BindingUpdate.replace("put", bindings);
            }));
  }

  private void query(DeviceRef device) {
    commits.submit(request(device, current -> BindingUpdate.keep("query")));
  }

  private UpdateRequest<String> request(DeviceRef device, BindingPlanner<String> planner) {
    return new UpdateRequest<>(device, planner, BatchExecutor.CALLER, results::add);
  }

  private List<String> visible(DeviceRef device) {
    return contacts(table.get(device).committed());
  }

  private List<String> planned(DeviceRef device) {
    return contacts(table.get(device).latest(START));
  }

  private static List<String> contacts(List<Binding> bindings) {
    return bindings.stream().map(Binding::contact).toList();
  }
}
