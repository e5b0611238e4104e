package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.DeviceCredentials;
import java.util.List;

/** What became of an import. */
public sealed interface ImportResult {
  /**
   * Everything is in.
   *
   * @param users how many users were added
   * @param devices how many devices were added
   * @param groups how many groups were added
   * @param numbers how many numbers were added or assigned
   * @param generated the credentials that were generated, in the file's order; shown to the caller
   *     once
   */
  record Imported(
      int users, int devices, int groups, int numbers, List<DeviceCredentials> generated)
      implements ImportResult {
    /** Copies its credentials. */
    public Imported {
      generated = List.copyOf(generated);
    }
  }

  /**
   * Nothing is in.
   *
   * @param problems what is wrong, by line and column; at most {@value #MAX_PROBLEMS}
   * @param more whether there are more problems than these
   */
  record Rejected(List<ImportProblem> problems, boolean more) implements ImportResult {
    /** More problems than these help nobody. */
    public static final int MAX_PROBLEMS = 100;

    /** Copies its problems. */
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
