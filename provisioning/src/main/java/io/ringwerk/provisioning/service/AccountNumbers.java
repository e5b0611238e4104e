package io.ringwerk.provisioning.service;

import java.security.SecureRandom;
import java.util.function.Predicate;

/**
 * Gives out account numbers: seven digits, not counted up, so that one says nothing about the next.
 * Shared by all threads.
 */
final class AccountNumbers {
  private static final int LOWEST = 1_000_000;
  private static final int HIGHEST = 9_999_999;

  private final SecureRandom random = new SecureRandom();

  /** A number that is not taken. There are nine million; drawing again is rare. */
  String next(Predicate<String> isTaken) {
    String number;
    do {
      number = Integer.toString(LOWEST + random.nextInt(HIGHEST - LOWEST + 1));
    } while (isTaken.test(number));
    return number;
  }
}
