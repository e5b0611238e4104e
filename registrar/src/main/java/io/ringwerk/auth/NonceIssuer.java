package io.ringwerk.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Shared across shards, without a table and safe for all threads: issues nonces and recognises them
 * again (RFC 7616 §3.3, §5.2).
 *
 * <p>A nonce is 30 bytes in base64url, 40 characters: when it was issued (milliseconds, 6 bytes), a
 * random number that makes it unique (8 bytes), and the first 16 bytes of the HMAC-SHA-256 over
 * both. Whoever does not know the secret cannot make one; whoever knows it, also a later process,
 * can tell it without having kept it.
 */
public final class NonceIssuer {

  private static final int TIME_BYTES = 6;
  private static final int UNIQUE_BYTES = 8;
  private static final int CONTENT_BYTES = TIME_BYTES + UNIQUE_BYTES;
  private static final int SIGNATURE_BYTES = 16;

  private final long lifetimeMillis;
  private final InstantSource clock;
  private final LongSupplier uniqueNumbers;
  private final ThreadLocal<Workbench> workbenches;

  /**
   * An issuer under a secret.
   *
   * @param secret the same after a restart, or every phone has to answer one more challenge
   * @param lifetime how long a nonce stays fresh
   */
  public NonceIssuer(ServerSecret secret, Duration lifetime, InstantSource clock) {
    this(secret, lifetime, clock, () -> ThreadLocalRandom.current().nextLong());
  }

  NonceIssuer(
      ServerSecret secret, Duration lifetime, InstantSource clock, LongSupplier uniqueNumbers) {
    this.lifetimeMillis = lifetime.toMillis();
    this.clock = clock;
    this.uniqueNumbers = uniqueNumbers;
    SecretKey key = secret.keyFor("nonces");
    this.workbenches = ThreadLocal.withInitial(() -> new Workbench(key));
  }

  /** A new nonce. */
  public String issue() {
    Workbench bench = workbenches.get();
    write(bench.nonce, 0, TIME_BYTES, clock.millis());
    write(bench.nonce, TIME_BYTES, UNIQUE_BYTES, uniqueNumbers.getAsLong());
    System.arraycopy(bench.signature(), 0, bench.nonce, CONTENT_BYTES, SIGNATURE_BYTES);
    return Base64Url.encode(bench.nonce);
  }

  /** What to think of a nonce that a request brings. */
  public NonceVerdict verify(String nonce) {
    return read(nonce).verdict();
  }

  /** The verdict on a nonce, with what the nonce says. */
  ReadNonce read(String nonce) {
    Workbench bench = workbenches.get();
    if (!Base64Url.decode(nonce, bench.nonce) || !bench.isGenuine()) {
      return ReadNonce.FORGED;
    }
    long issuedAt = read(bench.nonce, 0, TIME_BYTES);
    long unique = read(bench.nonce, TIME_BYTES, UNIQUE_BYTES);
    return new ReadNonce(verdictOnAge(clock.millis() - issuedAt), issuedAt, unique);
  }

  /** A negative age means that the clock was set back; such a nonce must not be good for ever. */
  private NonceVerdict verdictOnAge(long ageMillis) {
    return Math.abs(ageMillis) < lifetimeMillis ? NonceVerdict.FRESH : NonceVerdict.STALE;
  }

  private static void write(byte[] target, int offset, int length, long value) {
    for (int i = 0; i < length; i++) {
      target[offset + i] = (byte) (value >>> (Byte.SIZE * (length - 1 - i)));
    }
  }

  private static long read(byte[] source, int offset, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << Byte.SIZE) | (source[offset + i] & 0xFF);
    }
    return value;
  }

  /** What one thread signs and checks with, made once: a Mac costs more to make than to use. */
  private static final class Workbench {

    private final Mac mac;
    private final byte[] nonce = new byte[CONTENT_BYTES + SIGNATURE_BYTES];
    private final byte[] signature = new byte[SIGNATURE_BYTES];
    private final byte[] claimed = new byte[SIGNATURE_BYTES];

    Workbench(SecretKey key) {
      try {
        mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has " + key.getAlgorithm(), e);
      }
    }

    /** The signature of the content that stands at the front of {@link #nonce}. */
    byte[] signature() {
      mac.update(nonce, 0, CONTENT_BYTES);
      System.arraycopy(mac.doFinal(), 0, signature, 0, SIGNATURE_BYTES);
      return signature;
    }

    boolean isGenuine() {
      System.arraycopy(nonce, CONTENT_BYTES, claimed, 0, SIGNATURE_BYTES);
      return MessageDigest.isEqual(signature(), claimed);
    }
  }
}
