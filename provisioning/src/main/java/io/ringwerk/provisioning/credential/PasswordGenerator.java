package io.ringwerk.provisioning.credential;

import java.security.SecureRandom;

/**
 * Makes VoIP passwords: 20 characters that are hard to guess (116 bits) and hard to misread when
 * typed into a phone. Shared by all threads.
 */
public final class PasswordGenerator {
  /** No 0 and O, no 1, l and I, no i and o. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 20;

  private final SecureRandom random = new SecureRandom();

  /** A new password. */
  public VoipPassword next() {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return VoipPassword.of(text.toString());
  }
}
