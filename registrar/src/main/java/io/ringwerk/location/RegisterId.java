package io.ringwerk.location;

/**
 * Which REGISTER it was: what a retransmission repeats and a new request does not.
 *
 * @param callId its Call-ID
 * @param cseq the number in its CSeq
 * @param branch the branch of its topmost Via, empty if it had none
 */
public record RegisterId(String callId, long cseq, String branch) {}
