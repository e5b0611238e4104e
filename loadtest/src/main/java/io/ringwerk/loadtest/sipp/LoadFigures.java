package io.ringwerk.loadtest.sipp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All figures of a run; what the JSON report holds.
 *
 * @param scenario its name
 * @param target the server
 * @param transport how it was reached
 * @param ratePerSecond what was asked for, in each place
 * @param count what was asked for, over all places
 * @param startedAt when the measured part began
 * @param took how long it ran, in seconds
 * @param interrupted whether somebody ended it early
 * @param started how many were begun
 * @param succeeded how many went as the scenario says
 * @param failed how many did not
 * @param failures how many failed in each way: a status code, or what happened
 * @param retransmissions messages sent again
 * @param perSecond successes a second over the whole run
 * @param clockStepMillis the steps SIPp's clock was read in; 0 if all times were below one
 * @param mainTime the response time that limits are about
 * @param responseTimes by the name they have in the scenario
 * @param seconds second by second
 * @param phones how many phones waited for calls, and how many calls reached them
 * @param server what the server used, where it could be seen
 * @param rotations what came of rotating passwords
 * @param duplicatesRaised flags the server raised meanwhile, where it counts them
 * @param limits what was demanded, and whether it was kept
 */
record LoadFigures(
    String scenario,
    String target,
    String transport,
    int ratePerSecond,
    long count,
    Instant startedAt,
    Duration took,
    boolean interrupted,
    long started,
    long succeeded,
    long failed,
    SortedMap<String, Long> failures,
    long retransmissions,
    double perSecond,
    long clockStepMillis,
    String mainTime,
    Map<String, Percentiles> responseTimes,
    List<Second> seconds,
    Optional<Phones> phones,
    Optional<Server> server,
    Optional<Rotations> rotations,
    Optional<Long> duplicatesRaised,
    List<Limits.Verdict> limits) {

  /** How many of those that ended have failed, in percent; 0 if none ended. */
  double failedPercent() {
    long ended = succeeded + failed;
    return ended == 0 ? 0 : 100.0 * failed / ended;
  }

  /** The response time that limits are about; empty if none was measured. */
  Optional<Percentiles> main() {
    return Optional.ofNullable(responseTimes.get(mainTime));
  }

  /** The same, judged. */
  LoadFigures judgedBy(Limits demanded) {
    return new LoadFigures(
        scenario,
        target,
        transport,
        ratePerSecond,
        count,
        startedAt,
        took,
        interrupted,
        started,
        succeeded,
        failed,
        failures,
        retransmissions,
        perSecond,
        clockStepMillis,
        mainTime,
        responseTimes,
        seconds,
        phones,
        server,
        rotations,
        duplicatesRaised,
        demanded.judge(this));
  }

  /**
   * A response time over the whole run, in milliseconds.
   *
   * @param count how many were measured
   * @param p50 half were no longer
   * @param p95 95 of 100 were no longer
   * @param p99 99 of 100 were no longer
   * @param p999 999 of 1000 were no longer
   * @param maximum the longest
   * @param distribution how many lie in each range; the key is its upper bound
   */
  record Percentiles(
      long count,
      long p50,
      long p95,
      long p99,
      long p999,
      long maximum,
      SortedMap<Long, Long> distribution) {}

  /**
   * One second.
   *
   * @param second which, from 1
   * @param started begun in it
   * @param succeeded ended well in it
   * @param failed failed in it
   * @param retransmissions messages sent again in it
   * @param p50 of the main response time, in milliseconds
   * @param p95 in milliseconds
   * @param p99 in milliseconds
   */
  record Second(
      int second,
      long started,
      long succeeded,
      long failed,
      long retransmissions,
      Optional<Long> p50,
      Optional<Long> p95,
      Optional<Long> p99) {}

  /**
   * The called side.
   *
   * @param registered phones that waited for calls
   * @param rang calls that reached them, forks counted one by one
   */
  record Phones(long registered, long rang) {}

  /**
   * What the server used.
   *
   * @param memoryMeans what its memory figure counts
   * @param cpu its CPU time over the run, in seconds
   * @param samples second by second
   */
  record Server(String memoryMeans, Duration cpu, List<Sample> samples) {

    /**
     * One look at the server.
     *
     * @param second seconds since the start
     * @param cpuPercent of one processor, since the look before
     * @param memoryBytes what it held
     */
    record Sample(double second, double cpuPercent, long memoryBytes) {}
  }

  /**
   * What came of rotating passwords.
   *
   * @param rotated passwords rotated
   * @param refusedByServer rotations the REST API refused
   * @param oldRefused old passwords that did not work any more, as they must not
   * @param oldAccepted old passwords that still worked
   * @param freshAccepted new passwords that worked
   * @param freshRefused new passwords that did not work
   * @param slowest the longest answer of the REST API, in seconds
   */
  record Rotations(
      long rotated,
      long refusedByServer,
      long oldRefused,
      long oldAccepted,
      long freshAccepted,
      long freshRefused,
      Duration slowest) {

    static final Rotations NONE = new Rotations(0, 0, 0, 0, 0, 0, Duration.ZERO);

    /** Whether each rotation did what it promises. */
    boolean clean() {
      return refusedByServer == 0 && oldAccepted == 0 && freshRefused == 0;
    }
  }
}
