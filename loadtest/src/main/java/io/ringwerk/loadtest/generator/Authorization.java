package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A phone's credentials for one kind of request: the header field, kept as bytes. A new nonce
 * changes its end, a new count two places in the middle.
 */
final class Authorization {

  private static final byte[] NOTHING = {};
  private static final String CNONCE = "0a4f113b";
  private static final byte[] CNONCE_AND_QOP = (":" + CNONCE + ":auth").getBytes(ISO_8859_1);
  private static final byte[] OPAQUE = "\", opaque=\"".getBytes(ISO_8859_1);
  private static final byte[] END = "\"\r\n".getBytes(ISO_8859_1);

  private final String fieldName;
  private final Subscriber subscriber;
  private final String method;
  private final String uri;

  private byte[] realm = NOTHING;
  private byte[] ha1 = NOTHING;
  private byte[] ha2 = NOTHING;
  private boolean hasQop;
  private byte[] line = NOTHING;
  private int length;
  private int countAt;
  private int responseAt;
  private int nonceAt;
  private int nonceLength;
  private int count;

  /**
   * Credentials that wait for a challenge.
   *
   * @param fieldName {@code Authorization} or {@code Proxy-Authorization}
   * @param uri the digest-uri
   */
  Authorization(String fieldName, Subscriber subscriber, String method, String uri) {
    this.fieldName = fieldName;
    this.subscriber = subscriber;
    this.method = method;
    this.uri = uri;
  }

  /** Whether a challenge was taken. */
  boolean isReady() {
    return length > 0;
  }

  /** Answers a challenge from now on. */
  void take(Challenge challenge, DigestResponse digest) {
    if (line.length == 0 || hasQop != challenge.hasQop() || !challenge.isRealm(realm)) {
      begin(challenge, digest);
    }
    count = 0;
    length = nonceAt;
    nonceLength = challenge.nonce().length();
    append(challenge.bytes(), challenge.nonce().start(), nonceLength);
    if (challenge.opaque().length() > 0) {
      append(OPAQUE, 0, OPAQUE.length);
      append(challenge.bytes(), challenge.opaque().start(), challenge.opaque().length());
    }
    append(END, 0, END.length);
  }

  /** Makes it the credentials of the next request. */
  void sign(DigestResponse digest) {
    count++;
    digest.begin(ha1, line, nonceAt, nonceLength);
    if (hasQop) {
      Digits.putHex(line, countAt, count);
      digest.protection(line, countAt, CNONCE_AND_QOP);
    }
    digest.end(ha2, line, responseAt);
  }

  /** The header field with its line end, in the first {@link #length} bytes. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  private void begin(Challenge challenge, DigestResponse digest) {
    int start = challenge.realm().start();
    realm = Arrays.copyOfRange(challenge.bytes(), start, start + challenge.realm().length());
    hasQop = challenge.hasQop();
    String realmText = new String(realm, ISO_8859_1);
    String user = octets(subscriber.device());
    ha1 = digest.hash(user + ":" + realmText + ":" + octets(subscriber.password()));
    ha2 = digest.hash(method + ":" + uri);
    StringBuilder text = new StringBuilder(fieldName).append(": Digest username=\"");
    text.append(user).append("\", realm=\"").append(realmText);
    text.append("\", uri=\"").append(uri).append("\", algorithm=MD5");
    if (hasQop) {
      text.append(", qop=auth, cnonce=\"").append(CNONCE).append("\", nc=");
      countAt = text.length();
      text.append("0".repeat(Digits.HEX));
    }
    text.append(", response=\"");
    responseAt = text.length();
    text.append("0".repeat(DigestResponse.HEX_LENGTH)).append("\", nonce=\"");
    nonceAt = text.length();
    line = text.toString().getBytes(ISO_8859_1);
  }

  /** One character for each octet, as the message has them. */
  private static String octets(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private void append(byte[] from, int start, int count) {
    if (length + count > line.length) {
      line = Arrays.copyOf(line, length + count);
    }
    System.arraycopy(from, start, line, length, count);
    length += count;
  }
}
