package io.ringwerk.proxy;

/** How the attempt to reach one device ended. */
public enum BranchResult {
  /** The device answered. */
  ANSWERED,
  /** The device refused: busy, declined, not acceptable, … */
  REFUSED,
  /** The caller gave up. */
  CALLER_GAVE_UP,
  /** Another device was answered first. */
  ANSWERED_ELSEWHERE,
  /** Another device of the same user declined the call for all of them. */
  DECLINED_ELSEWHERE,
  /** It rang as long as it may. */
  NO_ANSWER,
  /** The device never responded. */
  NO_RESPONSE,
  /** The request could not be sent over any of the device's flows. */
  UNREACHABLE
}
