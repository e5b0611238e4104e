package io.ringwerk.register;

import io.ringwerk.register.DuplicateVerdict.Duplicate;
import io.ringwerk.register.DuplicateVerdict.OneEndpoint;
import io.ringwerk.register.DuplicateVerdict.Proof;
import io.ringwerk.register.DuplicateVerdict.Suspected;

/**
 * Decides whether two live registrations of one device are one endpoint or two. A pure function of
 * what both have sent, see {@link Likeness} for the evidence:
 *
 * <table>
 * <caption>From evidence to verdict</caption>
 * <tr><th>likeness<th>older heard since<th>they take turns<th>verdict
 * <tr><td>one endpoint<td>–<td>–<td>{@link OneEndpoint}
 * <tr><td>two endpoints<td>–<td>–<td>{@link Duplicate}: {@link Proof#DIFFERENT_NAMES}
 * <tr><td>open<td>yes<td>–<td>{@link Duplicate}: {@link Proof#OLDER_IS_ALIVE}
 * <tr><td>open<td>no<td>yes<td>{@link Duplicate}: {@link Proof#TAKES_TURNS}
 * <tr><td>open<td>no<td>no<td>{@link Suspected}
 * </table>
 *
 * <pre>
 * one phone, rebooted                  two phones
 * t0 REGISTER Call-ID a                t0 REGISTER Call-ID a
 * t1 REGISTER Call-ID b  suspected     t1 REGISTER Call-ID b  suspected
 * t2 REGISTER Call-ID b                t2 REGISTER Call-ID a  duplicate: a is alive after b came
 * t3 a expires           one endpoint
 * </pre>
 */
final class DuplicateRule {

  /**
   * How often two that share a host have to come back in turns with new Call-IDs. Once is a
   * softphone that crashed twice and got its first port back.
   */
  private static final int TURNS_ON_ONE_HOST = 2;

  /** The same for different hosts. Twice is a phone between Wi-Fi and mobile network. */
  private static final int TURNS_ON_TWO_HOSTS = 3;

  private DuplicateRule() {}

  /** The verdict on two endpoints, in any order; both must be live. */
  static DuplicateVerdict judge(EndpointHistory one, EndpointHistory other) {
    return one.lineageSince().isAfter(other.lineageSince())
        ? judgeInOrder(other, one)
        : judgeInOrder(one, other);
  }

  private static DuplicateVerdict judgeInOrder(EndpointHistory older, EndpointHistory newer) {
    Likeness likeness = older.evidence().likeness(newer.evidence());
    return switch (likeness.finding()) {
      case ONE_ENDPOINT -> new OneEndpoint(likeness);
      case TWO_ENDPOINTS -> new Duplicate(Proof.DIFFERENT_NAMES, likeness);
      case OPEN -> judgeOpen(older, newer, likeness);
    };
  }

  private static DuplicateVerdict judgeOpen(
      EndpointHistory older, EndpointHistory newer, Likeness likeness) {
    if (older.heardAt().isAfter(newer.lineageSince())) {
      return new Duplicate(Proof.OLDER_IS_ALIVE, likeness);
    }
    if (older.returns() + newer.returns() >= turnsThatProve(older, newer)) {
      return new Duplicate(Proof.TAKES_TURNS, likeness);
    }
    return new Suspected(likeness);
  }

  private static int turnsThatProve(EndpointHistory older, EndpointHistory newer) {
    return older.evidence().isOnSameHostAs(newer.evidence())
        ? TURNS_ON_ONE_HOST
        : TURNS_ON_TWO_HOSTS;
  }
}
