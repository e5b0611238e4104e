package io.ringwerk.overload;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws the Retry-After of each refusal (RFC 3261 §20.33), between once and four times a time. */
final class RetryAfter {

  private static final int SPREAD = 4;

  private final List<String> seconds;
  private final RandomGenerator random;

  RetryAfter(Duration least, RandomGenerator random) {
    int first = (int) least.toSeconds();
    this.seconds = IntStream.rangeClosed(first, SPREAD * first).mapToObj(String::valueOf).toList();
    this.random = random;
  }

  String next() {
    return seconds.get(random.nextInt(seconds.size()));
  }
}
