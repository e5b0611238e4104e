package io.ringwerk.proxy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.ResponseEditor;
import io.ringwerk.sip.message.SipResponse;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the one response a response context hands up when none of its legs was answered (RFC 3261
 * §16.7 step 6). Decides only.
 *
 * <p>A 6xx goes first, then the lowest class, and within it what helps the caller most: what
 * another attempt would do differently (401, 407, 415, 420, 484 as the RFC asks), then what a
 * person did (486 busy), then what is known of the phone (480), and last what says only that this
 * attempt failed (408, 487). Of equals the first received.
 */
final class BestResponse {

  private static final int GLOBAL_FAILURE_CLASS = 6;
  private static final int MIDDLING = 50;

  private BestResponse() {}

  /** The best of these final responses, none of which is a 2xx; empty if there are none. */
  static Optional<SipResponse> of(List<SipResponse> failures, GlobalFailure globalFailure) {
    Optional<SipResponse> best = Optional.empty();
    for (SipResponse candidate : failures) {
      if (best.isEmpty() || isBetter(candidate, best.get(), globalFailure)) {
        best = Optional.of(candidate);
      }
    }
    return best.map(chosen -> isChallenge(chosen) ? withEveryChallenge(chosen, failures) : chosen);
  }

  private static boolean isBetter(SipResponse one, SipResponse other, GlobalFailure globalFailure) {
    int byClass = classRank(one, globalFailure) - classRank(other, globalFailure);
    return byClass != 0 ? byClass < 0 : helpfulness(one.status()) < helpfulness(other.status());
  }

  /** Lower is better: the class itself, except for a 6xx that speaks for the whole context. */
  private static int classRank(SipResponse response, GlobalFailure globalFailure) {
    int responseClass = response.status() / 100;
    if (responseClass < GLOBAL_FAILURE_CLASS) {
      return responseClass;
    }
    return switch (globalFailure) {
      case ENDS_CONTEXT -> 0;
      case SPEAKS_FOR_MEMBER -> GLOBAL_FAILURE_CLASS;
    };
  }

  /** Lower is better. */
  private static int helpfulness(int status) {
    return switch (status) {
      case 401, 407 -> 0;
      case 415, 420, 484 -> 1;
      case 488 -> 2;
      case 486 -> 10;
      case 480 -> 11;
      case 404, 410, 604 -> 80;
      case 408 -> 90;
      case 487, 503 -> 91;
      default -> MIDDLING;
    };
  }

  private static boolean isChallenge(SipResponse response) {
    return response.status() == 401 || response.status() == 407;
  }

  /**
   * The chosen challenge with those of all others: each device may ask for its own credentials (RFC
   * 3261 §16.7 step 7).
   */
  private static SipResponse withEveryChallenge(SipResponse chosen, List<SipResponse> failures) {
    ResponseEditor editor = ResponseEditor.of(chosen);
    for (SipResponse other : failures) {
      if (!other.equals(chosen) && isChallenge(other)) {
        addAll(editor, other, HeaderName.WWW_AUTHENTICATE);
        addAll(editor, other, HeaderName.PROXY_AUTHENTICATE);
      }
    }
    return editor.build();
  }

  private static void addAll(ResponseEditor editor, SipResponse from, HeaderName challenge) {
    for (String value : from.values(challenge)) {
      editor.add(challenge, value);
    }
  }
}
