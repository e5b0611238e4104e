package io.ringwerk.register;

/**
 * How two registrations of one device compare: the evidence on whether one endpoint or two sent
 * them.
 *
 * <p>The constants stand in the order in which {@link EndpointEvidence#likeness} looks for them;
 * the first that fits decides. docs/duplicates.md says the same to operators.
 *
 * <table>
 * <caption>Table of evidence</caption>
 * <tr><th>what is compared<th>finding<th>because
 * <tr><td>MAC address in User-Agent, equal<td>one<td>burnt into the phone; outlives reboot and move
 * <tr><td>{@code +sip.instance}, equal<td>one<td>RFC 5626 §4.1: it persists over reboots and moves
 * <tr><td>Call-ID, equal<td>one<td>RFC 3261 §10.2: one boot cycle of one phone keeps it
 * <tr><td>MAC or instance differ, but both sit on one socket<td>open<td>a softphone installed anew,
 *     or two phones behind one session border controller
 * <tr><td>MAC or instance differ<td>two<td>no phone changes it between two registrations
 * <tr><td>one socket, and the agents do not differ<td>one<td>two phones can't share an address and
 *     port; a reboot gives a new Call-ID only
 * <tr><td>one host and agent, two of our listen points<td>one<td>one phone with two SIP servers set
 * <tr><td>nothing of that<td>open<td>a phone that rebooted at a new address and port looks just like
 *     a second phone, until the first one is heard of again
 * </table>
 */
enum Likeness {
  /** Both name the same MAC address. */
  SAME_HARDWARE(Finding.ONE_ENDPOINT, "both name the same MAC address"),
  /** Both give the same {@code +sip.instance}. */
  SAME_INSTANCE(Finding.ONE_ENDPOINT, "both give the same instance id"),
  /** Both have the same Call-ID. */
  SAME_CALL_ID(Finding.ONE_ENDPOINT, "both carry the same Call-ID"),
  /** Different names on one socket. */
  OTHER_NAME_ON_SAME_SOCKET(
      Finding.OPEN, "they give different ids, but from the same address and port"),
  /** Both name a MAC address, and they differ. */
  OTHER_HARDWARE(Finding.TWO_ENDPOINTS, "they name different MAC addresses"),
  /** Both give a {@code +sip.instance}, and they differ. */
  OTHER_INSTANCE(Finding.TWO_ENDPOINTS, "they give different instance ids"),
  /** Address and port are the same, and nothing says otherwise. */
  SAME_SOCKET(Finding.ONE_ENDPOINT, "both come from the same address and port"),
  /** One phone that registers with two of our addresses. */
  TWO_SERVERS(Finding.ONE_ENDPOINT, "one phone that has two of our addresses set as its servers"),
  /** Nothing they share settles it. */
  UNDECIDED(Finding.OPEN, "they have no id in common");

  /** What a {@link Likeness} comes to. */
  enum Finding {
    /** One endpoint sent both. */
    ONE_ENDPOINT,
    /** Two endpoints sent them. */
    TWO_ENDPOINTS,
    /** It may be one or two; only what happens next can tell. */
    OPEN
  }

  private final Finding finding;
  private final String inWords;

  Likeness(Finding finding, String inWords) {
    this.finding = finding;
    this.inWords = inWords;
  }

  /** Whether one endpoint or two. */
  Finding finding() {
    return finding;
  }

  /** Whether one endpoint sent both. */
  boolean isOneEndpoint() {
    return finding == Finding.ONE_ENDPOINT;
  }

  /** The evidence as part of a sentence. */
  String inWords() {
    return inWords;
  }
}
