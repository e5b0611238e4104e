package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.ProvisioningException.conflict;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.credential.CredentialSeal;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.PasswordGenerator;
import io.ringwerk.provisioning.credential.SealBrokenException;
import io.ringwerk.provisioning.credential.Sealed;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.store.CredentialsRow;
import io.ringwerk.provisioning.store.DeviceRow;
import java.time.Instant;
import java.util.Optional;

/** Makes, takes over and opens the credentials of devices. Shared by all threads. */
final class CredentialIssuer {
  private static final long FIRST_VERSION = 1;

  private final PasswordGenerator passwords = new PasswordGenerator();
  private final CredentialSeal seal;

  CredentialIssuer(CredentialSeal seal) {
    this.seal = seal;
  }

  /** Credentials with a new password: what is stored, and what is shown once. */
  record Issued(CredentialsRow row, VoipPassword password) {}

  /** First credentials of a device. */
  Issued issue(DeviceRef device, String realm, Instant at) {
    return issue(device, realm, at, FIRST_VERSION);
  }

  /** New credentials in place of a device's old ones. */
  Issued reissue(DeviceRow device, Instant at) {
    return issue(device.ref(), device.realm(), at, device.credentials().version() + 1);
  }

  /** Credentials with a password that somebody else chose. */
  CredentialsRow takeOver(DeviceRef device, String realm, VoipPassword password, Instant at) {
    return row(device, realm, password, at, FIRST_VERSION, true);
  }

  /** Credentials of which only HA1s are known. */
  CredentialsRow takeOver(DeviceRef device, Optional<Ha1> md5, Optional<Ha1> sha256, Instant at) {
    return new CredentialsRow(
        FIRST_VERSION, at, true, Optional.empty(), sealHa1(md5, device), sealHa1(sha256, device));
  }

  /** What is typed into the phone; empty when only HA1s are known. */
  Optional<DeviceCredentials> open(DeviceRow device) {
    try {
      return device
          .credentials()
          .password()
          .map(kept -> seal.openPassword(kept, device.ref().toString()))
          .map(
              password ->
                  new DeviceCredentials(device.ref(), device.user(), device.realm(), password));
    } catch (SealBrokenException e) {
      throw conflict(
          "the credentials of device " + device.ref() + " are damaged",
          "issue new ones with: ringwerk admin device rotate " + device.ref().deviceId());
    }
  }

  private Issued issue(DeviceRef device, String realm, Instant at, long version) {
    VoipPassword password = passwords.next();
    return new Issued(row(device, realm, password, at, version, false), password);
  }

  private CredentialsRow row(
      DeviceRef device,
      String realm,
      VoipPassword password,
      Instant at,
      long version,
      boolean needsRotation) {
    Ha1 md5 = Ha1.of(DigestAlgorithm.MD5, device.deviceId(), realm, password);
    Ha1 sha256 = Ha1.of(DigestAlgorithm.SHA_256, device.deviceId(), realm, password);
    return new CredentialsRow(
        version,
        at,
        needsRotation,
        Optional.of(seal.seal(password, device.toString())),
        sealHa1(Optional.of(md5), device),
        sealHa1(Optional.of(sha256), device));
  }

  private Optional<Sealed> sealHa1(Optional<Ha1> ha1, DeviceRef device) {
    return ha1.map(known -> seal.seal(known, device.toString()));
  }
}
