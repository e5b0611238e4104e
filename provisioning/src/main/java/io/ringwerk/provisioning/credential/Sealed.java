package io.ringwerk.provisioning.credential;

import java.util.Arrays;

/**
 * A secret as the database holds it: encrypted, and bound to its owner. Only {@link CredentialSeal}
 * makes or opens one.
 */
public final class Sealed {
  private final byte[] bytes;

  private Sealed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What was read from the database. */
  public static Sealed of(byte[] bytes) {
    return new Sealed(bytes.clone());
  }

  /** What goes into the database. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Sealed[" + bytes.length + " bytes]";
  }
}
