package io.ringwerk.provisioning.directory;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One device, with what it takes to authenticate it.
 *
 * <p>A rotation replaces the entry. Whoever authenticated with an entry and acts on it later asks
 * the directory once more whether {@link #credentialVersion()} still stands before the act takes
 * effect.
 *
 * @param ref its key
 * @param userName the user it belongs to
 * @param label what people call it, such as "Desk phone"
 * @param enabled false when the device is disabled or its user is locked
 * @param md5 its HA1 in MD5, absent when it was imported without
 * @param sha256 its HA1 in SHA-256, absent when it was imported without
 * @param offer what to challenge it with: its own choice or its tenant's, limited to the HA1s there
 *     are
 * @param credentialVersion counts its rotations
 * @param identities the user parts it may write into From: its own id, its user's name, extension
 *     and numbers, and the numbers that ring it alone; in lower case
 */
public record DeviceEntry(
    DeviceRef ref,
    String userName,
    String label,
    boolean enabled,
    Optional<Ha1> md5,
    Optional<Ha1> sha256,
    AlgorithmOffer offer,
    long credentialVersion,
    Set<String> identities)
    implements DirectoryEntry {
  /** Copies its collections. */
  public DeviceEntry {
    identities = Set.copyOf(identities);
  }

  /** Its id: the user part of its own address of record, and its digest user name. */
  @Override
  public String name() {
    return ref.deviceId();
  }

  /** Its HA1 in the given algorithm, where there is one. */
  public Optional<Ha1> ha1(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> md5;
      case SHA_256 -> sha256;
    };
  }

  /** Whether the device may call itself by this user part in From. */
  public boolean mayUse(String userPart) {
    return userPart.equals(name())
        || identities.contains(userPart)
        || identities.contains(userPart.toLowerCase(Locale.ROOT));
  }
}
