package io.ringwerk.proxy;

/** Hears of one branch, for the record of the call; decides nothing. */
interface BranchListener {

  /** Hears nothing. */
  BranchListener IGNORE = new BranchListener() {};

  /** The request was sent to this next hop; again when the one before failed. */
  default void sent(NextHop hop) {}

  /** A provisional response from 101 to 199 came. */
  default void provisional(int status) {}

  /** The branch was answered with 2xx; the first time only. */
  default void answered(int status) {}

  /** The branch ended otherwise. */
  default void failed(BranchResult result, int status) {}
}
