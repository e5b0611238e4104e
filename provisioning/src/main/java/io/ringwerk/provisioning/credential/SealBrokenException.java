package io.ringwerk.provisioning.credential;

/**
 * A sealed secret that was not sealed with this key for this owner and purpose: it was damaged,
 * swapped or tampered with.
 */
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(String purpose, String owner, Throwable cause) {
    super("the sealed " + purpose + " of " + owner + " cannot be opened", cause);
  }
}
