package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes digests with MD5 and no garbage (RFC 7616 §3.4). One per event loop. */
final class DigestResponse {

  /** A digest in hexadecimal digits. */
  static final int HEX_LENGTH = 32;

  private static final int LENGTH = 16;
  private static final byte[] COLON = {':'};

  private final MessageDigest md5 = md5();
  private final byte[] octets = new byte[LENGTH];

  /** The digest of a text of one character per octet, in hexadecimal digits. */
  byte[] hash(String text) {
    byte[] hex = new byte[HEX_LENGTH];
    md5.update(text.getBytes(ISO_8859_1));
    finish(hex, 0);
    return hex;
  }

  /** Begins a response: HA1 and the nonce. */
  DigestResponse begin(byte[] ha1, byte[] bytes, int nonceAt, int nonceLength) {
    md5.update(ha1);
    md5.update(COLON);
    md5.update(bytes, nonceAt, nonceLength);
    return this;
  }

  /** Adds what quality of protection is written with: count, cnonce and its name. */
  DigestResponse protection(byte[] bytes, int countAt, byte[] cnonceAndQop) {
    md5.update(COLON);
    md5.update(bytes, countAt, Digits.HEX);
    md5.update(cnonceAndQop);
    return this;
  }

  /** Ends a response with HA2 and writes it as 32 hexadecimal digits. */
  void end(byte[] ha2, byte[] into, int at) {
    md5.update(COLON);
    md5.update(ha2);
    finish(into, at);
  }

  private void finish(byte[] into, int at) {
    try {
      md5.digest(octets, 0, LENGTH);
    } catch (DigestException impossible) {
      throw new IllegalStateException("an MD5 has 16 octets", impossible);
    }
    Digits.putHex(into, at, octets, LENGTH);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has MD5", missing);
    }
  }
}
