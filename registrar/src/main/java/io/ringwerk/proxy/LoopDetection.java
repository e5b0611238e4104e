package io.ringwerk.proxy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.Via;
import io.ringwerk.sip.transaction.BranchIds;
import java.util.random.RandomGenerator;

/**
 * Recognises a request that comes back to us unchanged (RFC 3261 §16.3 step 4, RFC 5393 §4.2): our
 * branch parameters end in a hash over all that decides where a request goes. A request that comes
 * back for another target is a spiral and passes. Belongs to its shard.
 */
final class LoopDetection {

  private static final char SEPARATOR = '.';
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final BranchIds branches;
  private final long key;

  /**
   * Loop detection over the branches given out here.
   *
   * @param random draws the key that tells our hashes from those of other servers like this one
   */
  LoopDetection(RandomGenerator random) {
    this.branches = new BranchIds(random);
    this.key = random.nextLong();
  }

  /** A fresh branch for the request as we received it. */
  String branch(SipRequest received) {
    return branches.next() + suffix(received);
  }

  /** Whether we forwarded this very request before. */
  boolean isLoop(SipRequest received) throws MalformedHeaderException {
    String suffix = suffix(received);
    for (Via via : received.vias()) {
      if (via.branch().endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  private String suffix(SipRequest received) {
    long hash = mix(key, received.requestUriText());
    hash = mix(hash, received.callId());
    hash = mix(hash, received.fromTag().orElse(""));
    hash = mix(hash, received.toTag().orElse(""));
    hash = mix(hash, Long.toString(received.cseq().sequence()));
    for (String route : received.values(HeaderName.ROUTE)) {
      hash = mix(hash, route);
    }
    return SEPARATOR + Long.toUnsignedString(hash, Character.MAX_RADIX);
  }

  private static long mix(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * MULTIPLIER;
    }
    return Long.rotateLeft(mixed, 29) * MULTIPLIER;
  }
}
