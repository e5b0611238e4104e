package io.ringwerk.loadtest.sipp;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads SIPp's {@code -trace_error_codes}: rows of two times and, separated by commas, the status
 * codes that came where the scenario expects others.
 */
final class FailureCodes {

  private final SortedMap<String, Long> codes = new TreeMap<>();

  /** Takes one line. */
  void accept(String line) {
    String list = line.substring(line.lastIndexOf(';') + 1);
    for (String code : list.split(",", -1)) {
      if (code.matches("[1-6]\\d\\d")) {
        codes.merge(code, 1L, Long::sum);
      }
    }
  }

  /**
   * The failures of a run with the unexpected messages told apart by status. SIPp also writes the
   * codes of messages that came late to a call that had failed already, so the codes may add up to
   * more than the failed calls; never to fewer here.
   */
  SortedMap<String, Long> explain(SortedMap<String, Long> failures) {
    SortedMap<String, Long> explained = new TreeMap<>(failures);
    Long unexpected = explained.remove(Statistics.Snapshot.UNEXPECTED);
    if (unexpected == null) {
      return explained;
    }
    explained.putAll(codes);
    long others = unexpected - codes.values().stream().mapToLong(Long::longValue).sum();
    if (others > 0) {
      explained.put(Statistics.Snapshot.UNEXPECTED, others);
    }
    return explained;
  }
}
