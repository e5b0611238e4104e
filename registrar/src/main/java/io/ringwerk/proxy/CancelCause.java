package io.ringwerk.proxy;

import java.util.List;

/**
 * Why a branch is cancelled, and what its CANCEL says about it (RFC 3326).
 *
 * @param kind what happened
 * @param reasons the values of the CANCEL's Reason header field; may be empty
 */
record CancelCause(Kind kind, List<String> reasons) {

  /** What happened. */
  enum Kind {
    /** The caller sent CANCEL, or cannot be reached any more. */
    CALLER(BranchResult.CALLER_GAVE_UP),
    /** Another branch was answered. */
    ANSWERED_ELSEWHERE(BranchResult.ANSWERED_ELSEWHERE),
    /** Another branch of the same user got a 6xx. */
    DECLINED_ELSEWHERE(BranchResult.DECLINED_ELSEWHERE),
    /** The call rang as long as it may. */
    NO_ANSWER(BranchResult.NO_ANSWER),
    /** Timer C: nothing was heard from the branch for too long (RFC 3261 §16.8). */
    TIMER_C(BranchResult.NO_ANSWER);

    private final BranchResult result;

    Kind(BranchResult result) {
      this.result = result;
    }

    /**
     * The status a branch ends with that was cancelled for this: to a caller who did not cancel it,
     * it has timed out.
     */
    int status() {
      return this == TIMER_C ? 408 : 487;
    }

    /** How a branch ended that was cancelled for this. */
    BranchResult result() {
      return result;
    }
  }

  private static final CancelCause ANSWERED_ELSEWHERE =
      sip(Kind.ANSWERED_ELSEWHERE, 200, "Call completed elsewhere");
  private static final CancelCause NO_ANSWER = sip(Kind.NO_ANSWER, 480, "No answer");
  private static final CancelCause TIMER_C = sip(Kind.TIMER_C, 408, "Request Timeout");

  /** Takes a copy of the reasons. */
  CancelCause {
    reasons = List.copyOf(reasons);
  }

  /** The caller hung up; its own reasons are passed on (RFC 3326 §2). */
  static CancelCause caller(List<String> reasons) {
    return new CancelCause(Kind.CALLER, reasons);
  }

  /** Another phone was answered: this one shows no missed call. */
  static CancelCause answeredElsewhere() {
    return ANSWERED_ELSEWHERE;
  }

  /** Another phone of the same user declined with this 6xx status. */
  static CancelCause declinedElsewhere(int status, String reasonPhrase) {
    return sip(Kind.DECLINED_ELSEWHERE, status, reasonPhrase);
  }

  /** Nobody answered in time. */
  static CancelCause noAnswer() {
    return NO_ANSWER;
  }

  /** Timer C fired. */
  static CancelCause timerC() {
    return TIMER_C;
  }

  private static CancelCause sip(Kind kind, int cause, String text) {
    return new CancelCause(kind, List.of("SIP;cause=" + cause + ";text=" + quoted(text)));
  }

  /** A quoted-string (RFC 3261 §25.1): a phone's reason phrase may contain quotes. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
