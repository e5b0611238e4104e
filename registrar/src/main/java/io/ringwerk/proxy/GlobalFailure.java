package io.ringwerk.proxy;

/**
 * What a 6xx response means to the response context that receives it (RFC 3261 §16.7 steps 5 and
 * 6).
 */
enum GlobalFailure {
  /**
   * It speaks for everybody in the context: the other branches end, and it is the best response.
   */
  ENDS_CONTEXT,
  /**
   * It speaks for one member of a group only: the others ring on, and it is chosen only if nobody
   * had anything else to say. A group is nobody's address of record, so nobody can decline for it.
   */
  SPEAKS_FOR_MEMBER
}
