package io.ringwerk.loadtest.sipp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the rows of SIPp's {@code -trace_stat}: a header line that names the columns, then a row of
 * counters for each second. Columns are found by name; a row that is not whole is passed over.
 */
final class Statistics {

  private static final String DELIMITER = ";";

  /** What SIPp counts failures by, in our words. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("FailedCannotSendMessage(C)", "could not be sent"),
          Map.entry("FailedMaxUDPRetrans(C)", "no answer"),
          Map.entry("FailedTimeoutOnRecv(C)", "no answer"),
          Map.entry("FailedTcpConnect(C)", "no connection"),
          Map.entry("FailedTcpClosed(C)", "connection closed"),
          Map.entry("FailedUnexpectedMessage(C)", Snapshot.UNEXPECTED),
          Map.entry("FailedCallRejected(C)", "given up by SIPp"),
          Map.entry("FailedRegexpDoesntMatch(C)", "not as the scenario demands"),
          Map.entry("FailedRegexpHdrNotFound(C)", "not as the scenario demands"),
          Map.entry("FailedOutboundCongestion(C)", "could not be sent"),
          Map.entry("FailedTimeoutOnSend(C)", "could not be sent"));

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();

  /** Takes one line. */
  void accept(String line) {
    String[] cells = line.split(DELIMITER, -1);
    if (columns.isEmpty()) {
      for (int i = 0; i < cells.length; i++) {
        columns.put(cells[i], i);
      }
    } else if (cells.length >= columns.size()) {
      snapshots.add(snapshot(cells));
    }
  }

  /** All rows so far. */
  List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  /** The newest row. */
  Snapshot last() {
    return snapshots.isEmpty() ? Snapshot.NOTHING : snapshots.get(snapshots.size() - 1);
  }

  private Snapshot snapshot(String[] cells) {
    SortedMap<String, Long> failures = new TreeMap<>();
    KINDS.forEach((column, kind) -> merge(failures, kind, count(cells, column)));
    return new Snapshot(
        epochSeconds(cells, "CurrentTime") - epochSeconds(cells, "StartTime"),
        count(cells, "TotalCallCreated"),
        count(cells, "SuccessfulCall(C)"),
        count(cells, "FailedCall(C)"),
        count(cells, "Retransmissions(C)"),
        count(cells, "CurrentCall"),
        count(cells, "AutoAnswered(C)"),
        failures);
  }

  private static void merge(Map<String, Long> failures, String kind, long count) {
    if (count > 0) {
      failures.merge(kind, count, Long::sum);
    }
  }

  private long count(String[] cells, String column) {
    String cell = cell(cells, column);
    return cell.isEmpty() ? 0 : Long.parseLong(cell);
  }

  /** A time is written three ways with tabs between them: date, time of day, seconds since 1970. */
  private double epochSeconds(String[] cells, String column) {
    String cell = cell(cells, column);
    String seconds = cell.substring(cell.lastIndexOf('\t') + 1);
    return seconds.isEmpty() ? 0 : Double.parseDouble(seconds);
  }

  private String cell(String[] cells, String column) {
    Integer index = columns.get(column);
    return index == null ? "" : cells[index];
  }

  /**
   * The counters at one moment, all since the start.
   *
   * @param second seconds since the start
   * @param started calls begun
   * @param succeeded calls that went as the scenario says
   * @param failed calls that did not
   * @param retransmissions messages sent again
   * @param open calls under way
   * @param taken calls that came in and were answered by an out-of-call scenario
   * @param failures how many failed in each way
   */
  record Snapshot(
      double second,
      long started,
      long succeeded,
      long failed,
      long retransmissions,
      long open,
      long taken,
      SortedMap<String, Long> failures) {

    /** SIPp got another message than the scenario says; {@link FailureCodes} knows which. */
    static final String UNEXPECTED = "unexpected message";

    static final Snapshot NOTHING = new Snapshot(0, 0, 0, 0, 0, 0, 0, new TreeMap<>());
  }
}
