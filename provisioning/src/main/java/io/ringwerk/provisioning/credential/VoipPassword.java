package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * The secret of one device, never of a person. It masks itself wherever it is printed; {@link
 * #reveal()} is the only way to its text.
 */
public final class VoipPassword {
  /** The longest password an import may bring. */
  public static final int MAX_LENGTH = 128;

  private final String text;

  private VoipPassword(String text) {
    this.text = text;
  }

  /**
   * The password with this text.
   *
   * @throws IllegalArgumentException when it is empty, too long or has control characters; the
   *     message does not repeat it
   */
  public static VoipPassword of(String text) {
    if (!isAcceptable(text)) {
      throw new IllegalArgumentException(
          "a VoIP password has 1 to " + MAX_LENGTH + " characters, none of them a control");
    }
    return new VoipPassword(text);
  }

  /**
   * Whether the text can be a VoIP password: not empty, not too long, nothing a phone can't type.
   */
  public static boolean isAcceptable(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** The text itself, for those allowed to see it. Never to be logged. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VoipPassword that
        && MessageDigest.isEqual(text.getBytes(UTF_8), that.text.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
